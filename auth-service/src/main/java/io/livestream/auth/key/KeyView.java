package io.livestream.auth.key;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A key as admins see it. */
public record KeyView(String kid, State state, Instant createdAt, Instant activeFrom) {

    /** Where a key is in its life. */
    public enum State {
        /** Published, so that verifiers know it when it signs. */
        NEXT,
        SIGNING,
        /** Signs no more, but tokens that it signed are still good. */
        RETIRING;

        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All keys, the newest first. */
    public record All(List<KeyView> items) {

        static All of(KeyRing ring, Instant now) {
            SigningKey signer = ring.signer(now);
            return new All(ring.keys().reversed().stream()
                    .map(key -> new KeyView(key.kid(), state(key, signer), key.createdAt(), key.activeFrom()))
                    .toList());
        }
    }

    private static State state(SigningKey key, SigningKey signer) {
        if (key.equals(signer)) {
            return State.SIGNING;
        }
        return key.activeFrom().isAfter(signer.activeFrom()) ? State.NEXT : State.RETIRING;
    }
}
