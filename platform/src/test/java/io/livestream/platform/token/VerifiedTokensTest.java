package io.livestream.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.platform.event.AccountRole;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedTokensTest {

    private final Signer signer = new Signer("one");
    private final Keys keys = new Keys();
    private final Set<UUID> disabled = new HashSet<>();
    private final SettableClock clock = new SettableClock();
    private final VerifiedTokens tokens = tokens(clock);

    @Test
    void aGoodTokenTellsWhoItIs() throws TokenRefused {
        VerifiedToken token = tokens.check(signer.token());

        assertThat(token.principal().caller().id()).isEqualTo(Signer.SUBJECT);
    }

    @Test
    void aGroupThatIsNoRoleGrantsNothing() throws TokenRefused {
        VerifiedToken token =
                tokens.check(signer.token(claims -> claims.setStringListClaim("groups", "teacher", "Admin", "staff")));

        assertThat(token.principal().caller().roles()).containsExactly(AccountRole.TEACHER);
    }

    @Test
    void aSignatureIsCheckedOnce() throws TokenRefused {
        String token = signer.token();

        VerifiedToken first = tokens.check(token);
        VerifiedToken second = tokens.check(new String(token.toCharArray()));

        assertThat(second).isSameAs(first);
    }

    @Test
    void anotherAlgorithmIsRefused() {
        refused(signer.token(_ -> {}, AlgorithmIdentifiers.NONE, null, "one"));
        refused(signer.token(_ -> {}, AlgorithmIdentifiers.NONE, null, null));
    }

    @Test
    void thePublicKeyIsNoSharedSecret() {
        HmacKey encoded = new HmacKey(signer.publicKey().getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(signer.publicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";

        refused(signer.token(_ -> {}, AlgorithmIdentifiers.HMAC_SHA256, encoded, "one"));
        refused(signer.token(
                _ -> {}, AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(pem.getBytes(StandardCharsets.UTF_8)), "one"));
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() {
        refused(new Signer("one").token());
    }

    @Test
    void anUnknownKeyIsRefusedAndLookedFor() {
        refused(new Signer("two").token());
        assertThat(keys.missed).hasValue(1);
    }

    @Test
    void aTokenThatNamesNoKeyIsRefused() {
        refused(signer.token(
                _ -> {}, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, signer.key.getPrivateKey(), null));
    }

    @Test
    void everyPartOfATokenIsSigned() {
        String[] parts = signer.token().split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String richer = payload.replace("{\"iss\"", "{\"groups\":[\"admin\"],\"iss\"");
        assertThat(richer).isNotEqualTo(payload);

        refused(parts[0] + "." + base64(richer) + "." + parts[2]);
        refused(base64("{\"alg\":\"ES256\",\"kid\":\"one\",\"x\":1}") + "." + parts[1] + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 80));
        refused(parts[0] + "." + parts[1] + "." + base64("\0".repeat(64)));
        refused(parts[0] + "." + parts[1] + ".");
    }

    @Test
    void theClaimsMustBeForUs() {
        refused(claims -> claims.setIssuer("elsewhere"));
        refused(claims -> claims.unsetClaim("iss"));
        refused(claims -> claims.setAudience("elsewhere"));
        refused(claims -> claims.unsetClaim("aud"));
        refused(claims -> claims.unsetClaim("exp"));
        refused(claims -> claims.unsetClaim("sub"));
        refused(claims -> claims.setSubject("ada"));
        refused(claims ->
                claims.setNotBefore(NumericDate.fromSeconds(Instant.now().getEpochSecond() + 600)));
    }

    @Test
    void anExpiredTokenIsRefusedToTheSecond() throws TokenRefused {
        Instant end = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        String token = signer.token(claims -> claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond())));
        clock.now = end.minusMillis(1);
        tokens.check(token);

        clock.now = end;

        refused(token);
        refused(claims ->
                claims.setExpirationTime(NumericDate.fromSeconds(Instant.now().getEpochSecond() - 60)));
    }

    @Test
    void aDisabledAccountIsRefusedAlsoWithATokenThatWasGood() throws TokenRefused {
        String token = signer.token();
        tokens.check(token);

        disabled.add(Signer.SUBJECT);

        refused(token);
        disabled.clear();
        assertThat(tokens.check(token).principal().caller().id()).isEqualTo(Signer.SUBJECT);
    }

    @Test
    void aKeyThatIsNoLongerPublishedNoLongerCounts() throws TokenRefused {
        String token = signer.token();
        tokens.check(token);

        keys.known.clear();

        refused(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                ".",
                "..",
                "...",
                "a.b.c",
                "a.b.c.d.e",
                "\0",
                "e30.e30.",
                "eyJhbGciOiJFUzI1NiIsImtpZCI6Im9uZSJ9.e30.AAAA",
                "eyJhbGciOiJFUzI1NiIsImtpZCI6Im9uZSJ9.W10.AAAA",
                "eyJraWQiOjF9.e30.AAAA",
                "😀.😀.😀"
            })
    void garbageIsRefusedAndNothingElseHappens(String garbage) {
        refused(garbage);
    }

    private void refused(Consumer<JwtClaims> change) {
        refused(signer.token(change));
    }

    private void refused(String token) {
        assertThatThrownBy(() -> tokens.check(token)).isInstanceOf(TokenRefused.class);
    }

    private VerifiedTokens tokens(Clock clock) {
        keys.known.put("one", signer.publicKey());
        return new VerifiedTokens(
                new TokenVerifier(keys, new Settings()), keys, (caller, _) -> disabled.contains(caller.id()), clock);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Keys implements KeySource {
        private final Map<String, ECPublicKey> known = new HashMap<>();
        private final AtomicInteger missed = new AtomicInteger();

        @Override
        public Map<String, ECPublicKey> keys() {
            return known;
        }

        @Override
        public void missed() {
            missed.incrementAndGet();
        }
    }

    private record Settings(String issuer, String audience, URI keySetUrl) implements TokenSettings {
        Settings() {
            this("livestream", "livestream", URI.create("http://127.0.0.1"));
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(Clock.system(zone), Duration.ZERO);
        }
    }
}
