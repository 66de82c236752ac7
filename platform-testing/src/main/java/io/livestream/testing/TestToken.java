package io.livestream.testing;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * An access token in the making, by default as auth-service would issue it. It is put together by hand, so that it can also be
 * made wrong in ways that a library would not let through.
 */
public final class TestToken {

    private final JsonObject header =
            new JsonObject().put("alg", "ES256").put("typ", "JWT").put("kid", TestKey.ID);
    private final JsonObject claims = new JsonObject();

    TestToken(UUID id, String name, String email, List<String> roles) {
        Instant now = Instant.now();
        claims.put("iss", "livestream")
                .put("aud", "livestream")
                .put("sub", id.toString())
                .put("groups", roles)
                .put("name", name)
                .put("upn", email)
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(Duration.ofMinutes(30)).getEpochSecond());
    }

    /** A negative time makes a token that has expired. */
    public TestToken expiringIn(Duration time) {
        return claim("exp", Instant.now().plus(time).getEpochSecond());
    }

    public TestToken claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public TestToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    public TestToken header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    public String signed() {
        return signedWith(TestKey.forSigning());
    }

    /** Names the known key, but another one signed. */
    public String signedByAnother() {
        return signedWith(TestKey.another().getPrivate());
    }

    /** What a careless verifier lets in: {@code alg} is {@code none} and there is no signature. */
    public String unsigned() {
        header.put("alg", "none");
        return content() + ".";
    }

    private String signedWith(PrivateKey key) {
        String content = content();
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String content() {
        return base64(header.encode().getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(claims.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
