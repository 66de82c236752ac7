package io.livestream.platform.token;

import io.livestream.platform.caller.CallerPrincipal;
import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Checks a token's signature and claims.
 *
 * <p>The algorithm is ours to say and never the token's: ES256 and nothing else, so that neither {@code none} nor a public
 * key used as a shared secret is ever tried.
 */
final class TokenVerifier {

    /** Clocks of two machines differ; a token of this very moment is not from the future. */
    private static final int CLOCK_SKEW_SECONDS = 5;

    private final KeySource keys;
    private final JwtConsumer consumer;

    TokenVerifier(KeySource keys, TokenSettings settings) {
        this.keys = keys;
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setVerificationKeyResolver(this::resolve)
                .setExpectedIssuer(settings.issuer())
                .setExpectedAudience(settings.audience())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
    }

    VerifiedToken verify(String token) throws TokenRefused {
        try {
            var context = consumer.process(token);
            JwtClaims claims = context.getJwtClaims();
            return new VerifiedToken(
                    context.getJoseObjects().getFirst().getKeyIdHeaderValue(),
                    instant(claims.getIssuedAt()).orElse(Instant.EPOCH),
                    instant(claims.getExpirationTime()).orElseThrow(),
                    new CallerPrincipal(token, claims));
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException e) {
            throw new TokenRefused(e.getMessage());
        }
    }

    private static Optional<Instant> instant(NumericDate date) {
        return Optional.ofNullable(date).map(known -> Instant.ofEpochSecond(known.getValue()));
    }

    private Key resolve(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        String keyId = signature.getKeyIdHeaderValue();
        Key key = keyId == null ? null : keys.keys().get(keyId);
        if (key == null) {
            keys.missed();
            throw new UnresolvableKeyException("No such key");
        }
        return key;
    }
}
