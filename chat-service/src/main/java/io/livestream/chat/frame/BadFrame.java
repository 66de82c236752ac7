package io.livestream.chat.frame;

import io.livestream.platform.problem.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A client's frame that is none, or breaks a rule of its type. Its sender is told by a frame {@link Refused}. */
public final class BadFrame extends Exception {

    private final transient Ref ref;
    private final transient Refusal refusal;

    private BadFrame(Ref ref, Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.ref = ref;
        this.refusal = refusal;
    }

    public static BadFrame malformed(Ref ref) {
        return new BadFrame(ref, refusal("malformed", "A frame is one JSON object, sent as text."));
    }

    static BadFrame unknownType(Ref ref) {
        return new BadFrame(ref, refusal("malformed", "There is no frame of this type."));
    }

    static BadFrame unreadable(Ref ref, IOException why) {
        Refusal refusal = Refusal.of(why);
        return refusal.code().equals("invalid") ? new BadFrame(ref, refusal) : malformed(ref);
    }

    static BadFrame invalid(Ref ref, Set<? extends ConstraintViolation<?>> broken) {
        return new BadFrame(ref, Refusal.of(new ConstraintViolationException(broken)));
    }

    private static Refusal refusal(String code, String detail) {
        return new Refusal(code, detail, null, List.of());
    }

    /** Null if the frame had none that could be read. */
    public Ref ref() {
        return ref;
    }

    public Refusal refusal() {
        return refusal;
    }
}
