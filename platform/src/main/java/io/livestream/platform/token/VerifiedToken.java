package io.livestream.platform.token;

import io.livestream.platform.caller.CallerPrincipal;
import java.time.Instant;

/**
 * A token whose signature was found right, with what has to be looked at again each time it is shown.
 *
 * @param issuedAt the beginning of time if it does not say
 * @param principal made once, because making one changes the claims it is made of, and requests share them
 */
record VerifiedToken(String keyId, Instant issuedAt, Instant expiresAt, CallerPrincipal principal) {}
