package io.livestream.chat.frame;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.livestream.platform.problem.Invalid;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Set;

/** Reads what clients send. */
@Singleton
public final class ClientFrames {

    private final ObjectMapper json;
    private final Validator validator;

    ClientFrames(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Reads one text frame.
     *
     * @throws BadFrame if it is no frame of a client; it names the {@code ref}, as far as there is one
     */
    public ClientFrame read(byte[] utf8) throws BadFrame {
        try {
            ClientFrame frame = json.readValue(utf8, ClientFrame.class);
            if (frame == null) {
                throw BadFrame.malformed(null);
            }
            return checked(frame);
        } catch (InvalidTypeIdException e) {
            throw BadFrame.unknownType(refOf(utf8));
        } catch (IOException e) {
            throw BadFrame.unreadable(refOf(utf8), e);
        }
    }

    /** By what the client knows a frame, whatever else is wrong with it; null if it does not say. */
    public Ref refOf(byte[] utf8) {
        try {
            return Ref.of(json.readTree(utf8).path("ref"));
        } catch (IOException | Invalid e) {
            return null;
        }
    }

    private ClientFrame checked(ClientFrame frame) throws BadFrame {
        Set<ConstraintViolation<ClientFrame>> violations = validator.validate(frame);
        if (!violations.isEmpty()) {
            throw BadFrame.invalid(frame.ref(), violations);
        }
        return frame;
    }
}
