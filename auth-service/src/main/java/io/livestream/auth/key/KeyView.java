package io.livestream.auth.key;

import com.fasterxml.jackson.annotation.JsonValue;
import io.livestream.platform.event.WireName;
import java.time.Instant;

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
            return WireName.of(this);
        }
    }

    static KeyView of(SigningKey key, SigningKey signer) {
        return new KeyView(key.kid(), state(key, signer), key.createdAt(), key.activeFrom());
    }

    private static State state(SigningKey key, SigningKey signer) {
        if (key.equals(signer)) {
            return State.SIGNING;
        }
        return key.activeFrom().isAfter(signer.activeFrom()) ? State.NEXT : State.RETIRING;
    }
}
