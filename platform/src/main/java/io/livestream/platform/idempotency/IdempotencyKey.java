package io.livestream.platform.idempotency;

import io.livestream.platform.problem.Invalid;
import java.time.Duration;
import java.util.regex.Pattern;

/** What a caller names a creation by, so that a repeat is known as one. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";

    /** A day later a key may name something else. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private IdempotencyKey() {}

    /**
     * To be called before it is known who may, as with all that a request is wrong by itself.
     *
     * @param key null if the call has none
     * @throws Invalid unless the key has the form that all services ask for
     */
    public static void check(String key) {
        if (key != null && !FORM.matcher(key).matches()) {
            throw new Invalid(HEADER, "must have 1 to 200 visible ASCII characters");
        }
    }
}
