package io.livestream.auth.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.auth.Member;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.AtOnce;
import io.livestream.testing.TestClock;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RotationTest {

    private static final String KEY_SET = "/api/auth/.well-known/jwks.json";

    @Inject
    TestClock clock;

    @Inject
    SigningKeys keys;

    @Inject
    KeyStore store;

    @Inject
    StoredKeyRepository stored;

    @Inject
    AccessTokenSettings tokenSettings;

    @Inject
    Sql sql;

    @BeforeEach
    @AfterEach
    void beginWithOneFreshKey() {
        clock.reset();
        sql.update("delete from signing_keys");
        keys.maintain();
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY_SET, "/.well-known/jwks.json"})
    void thePublicKeysArePublished(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", equalTo("public, max-age=10"))
                .body("keys", hasSize(1))
                .body("keys.kid", contains(keys.signer().kid()))
                .body("keys.kty", everyItem(equalTo("EC")))
                .body("keys.crv", everyItem(equalTo("P-256")))
                .body("keys.use", everyItem(equalTo("sig")))
                .body("keys.alg", everyItem(equalTo("ES256")))
                .body("keys.d", everyItem(nullValue()));
    }

    @Test
    void ofReplicasThatStartTogetherOneMakesTheFirstKey() {
        sql.update("delete from signing_keys");

        List<KeyRing> rings = AtOnce.results(6, _ -> store.maintain());

        assertThat(rings)
                .allSatisfy(ring -> assertThat(ring.keys()).hasSize(1))
                .extracting(ring -> ring.keys().getFirst().kid())
                .containsOnly(rings.getFirst().keys().getFirst().kid());
    }

    @Test
    void thePrivatePartIsNotInTheDatabaseInTheClear() {
        byte[] sealed = stored.findById(keys.signer().kid()).sealedPrivateKey();

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(
                        new String(keys.signer().privateKey().getEncoded(), StandardCharsets.ISO_8859_1).substring(10));
        assertThat(sealed.length).isGreaterThan(12 + 16);
    }

    @Test
    void aKeyIsPublishedThenSignsThenGoes() {
        String first = keys.signer().kid();
        Member.firstAdmin()
                .request()
                .post("/api/auth/keys/rotate")
                .then()
                .statusCode(200)
                .body("items.state", contains("next", "signing"))
                .body("items[1].kid", equalTo(first))
                .body("items.privateKey", everyItem(nullValue()));
        String next = given().get(KEY_SET).path("keys.kid[1]");
        assertThat(kidOf(Member.student())).isEqualTo(first);

        clock.advance(Duration.ofMinutes(10));
        keys.maintain();
        Member before = Member.student();
        assertThat(kidOf(before)).isEqualTo(next);
        given().get(KEY_SET).then().body("keys.kid", contains(first, next));

        clock.advance(Duration.ofMinutes(36));
        keys.maintain();
        given().get(KEY_SET).then().body("keys.kid", contains(next));
        before.request().get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void tokensOfAPredecessorAreGoodWhileItIsPublishedAndNotAfter() {
        Member member = Member.student();
        Member.firstAdmin().request().post("/api/auth/keys/rotate");
        clock.advance(Duration.ofMinutes(11));
        keys.maintain();
        member.request().get("/api/auth/me").then().statusCode(200);

        clock.advance(Duration.ofMinutes(36));
        keys.maintain();

        member.request().get("/api/auth/me").then().statusCode(401);
    }

    @Test
    void keysChangeByThemselves() {
        String first = keys.signer().kid();
        clock.advance(Duration.ofDays(30).minusMinutes(11));
        keys.maintain();
        given().get(KEY_SET).then().body("keys", hasSize(1));

        clock.advance(Duration.ofMinutes(1));
        keys.maintain();
        given().get(KEY_SET).then().body("keys", hasSize(2));
        assertThat(keys.signer().kid()).isEqualTo(first);

        clock.advance(Duration.ofMinutes(10));
        assertThat(keys.signer().kid()).isNotEqualTo(first);
    }

    @Test
    void whoeverAsksTwiceGetsOneSuccessor() {
        Member admin = Member.firstAdmin();
        admin.request().post("/api/auth/keys/rotate");

        admin.request().post("/api/auth/keys/rotate").then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void anotherSecretIsToldInOneLine() {
        KeyStore other = storeWith("another secret, long enough for everybody");

        assertThatThrownBy(other::maintain)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LIVESTREAM_KEY_SECRET does not open the signing keys");
    }

    @Test
    void aSecretIsAskedFor() {
        assertThatThrownBy(() -> storeWith(null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LIVESTREAM_KEY_SECRET is not set");
        assertThatThrownBy(() -> storeWith("short"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LIVESTREAM_KEY_SECRET is too short");
    }

    private KeyStore storeWith(String secret) {
        KeySettings settings = new KeySettings() {
            @Override
            public Optional<String> secret() {
                return Optional.ofNullable(secret);
            }

            @Override
            public Duration period() {
                return Duration.ofDays(30);
            }

            @Override
            public Duration publishAhead() {
                return Duration.ofMinutes(10);
            }
        };
        return new KeyStore(stored, settings, tokenSettings, clock);
    }

    private static String kidOf(Member member) {
        String header =
                new String(Base64.getUrlDecoder().decode(member.token().split("\\.")[0]), StandardCharsets.UTF_8);
        return new JsonObject(header).getString("kid");
    }
}
