package io.livestream.auth.key;

import io.livestream.auth.account.AccountView;
import io.livestream.platform.token.TokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs access tokens: ES256, naming the key. */
@ApplicationScoped
public class AccessTokens {

    /** The claim that names the session a token belongs to. */
    public static final String SESSION = "sid";

    private final SigningKeys keys;
    private final TokenSettings expected;
    private final AccessTokenSettings settings;
    private final Clock clock;

    AccessTokens(SigningKeys keys, TokenSettings expected, AccessTokenSettings settings, Clock clock) {
        this.keys = keys;
        this.expected = expected;
        this.settings = settings;
        this.clock = clock;
    }

    public Duration lifetime() {
        return settings.lifetime();
    }

    public String issue(AccountView account, UUID sessionId) {
        SigningKey key = keys.signer();
        JsonWebSignature token = new JsonWebSignature();
        token.setHeader("typ", "JWT");
        token.setKeyIdHeaderValue(key.kid());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKey(key.privateKey());
        token.setPayload(claims(account, sessionId).toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private JwtClaims claims(AccountView account, UUID sessionId) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(expected.issuer());
        claims.setAudience(expected.audience());
        claims.setSubject(account.id().toString());
        claims.setStringListClaim("groups", List.of(account.role().json()));
        claims.setClaim("name", account.displayName());
        claims.setClaim("upn", account.email());
        claims.setClaim(SESSION, sessionId.toString());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now.plus(settings.lifetime()).getEpochSecond()));
        return claims;
    }
}
