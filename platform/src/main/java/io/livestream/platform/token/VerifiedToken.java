package io.livestream.platform.token;

import io.livestream.platform.caller.CallerPrincipal;
import java.time.Instant;
import java.util.UUID;

/**
 * A token whose signature was found right, with what has to be looked at again each time it is shown.
 *
 * @param principal made once, because making one changes the claims it is made of, and requests share them
 */
record VerifiedToken(String keyId, Instant expiresAt, CallerPrincipal principal) {

    UUID subject() {
        return principal.caller().id();
    }
}
