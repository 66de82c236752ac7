package io.livestream.platform.token;

import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;

/** A token whose signature was found right, with what has to be looked at again each time it is shown. */
record VerifiedToken(String keyId, UUID subject, Instant expiresAt, JwtClaims claims) {}
