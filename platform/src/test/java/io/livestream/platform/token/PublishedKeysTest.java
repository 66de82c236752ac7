package io.livestream.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {

    private final AtomicInteger reads = new AtomicInteger();
    private HttpServer authService;
    private PublishedKeys keys;
    private volatile int status = 200;
    private volatile String published = set(new Signer("one").key);

    @BeforeEach
    void start() throws IOException {
        authService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authService.createContext("/keys", exchange -> {
            byte[] body = published.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
            reads.incrementAndGet();
        });
        authService.start();
        keys = new PublishedKeys(
                URI.create("http://127.0.0.1:" + authService.getAddress().getPort() + "/keys"));
    }

    @AfterEach
    void stop() {
        keys.close();
        authService.stop(0);
    }

    @Test
    void thereAreNoKeysUntilTheyAreRead() {
        assertThat(keys.keys()).isEmpty();

        keys.start();

        await().untilAsserted(() -> assertThat(keys.keys()).containsOnlyKeys("one"));
    }

    @Test
    void withoutAnyKeyItTriesAgainSoon() {
        status = 503;
        keys.start();
        await().untilAtomic(reads, count -> assertThat(count).isPositive());

        status = 200;

        await().untilAsserted(() -> assertThat(keys.keys()).isNotEmpty());
    }

    @Test
    void anUnknownKeyIsLookedForAtOnceButNotAgainAndAgain() {
        keys.start();
        await().untilAsserted(() -> assertThat(keys.keys()).isNotEmpty());
        int before = reads.get();
        published = set(new Signer("two").key);

        for (int i = 0; i < 1_000; i++) {
            keys.missed();
        }

        await().untilAsserted(() -> assertThat(keys.keys()).containsOnlyKeys("two"));
        assertThat(reads.get() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void theLastGoodKeysAreKept() {
        keys.start();
        await().untilAsserted(() -> assertThat(keys.keys()).isNotEmpty());
        var good = keys.keys();

        for (String bad : List.of("", "{}", "{\"keys\":[]}", "<html>", "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"x\"}]}")) {
            int before = reads.get();
            published = bad;
            await().until(() -> {
                keys.missed();
                return reads.get() > before;
            });
        }
        status = 500;
        int before = reads.get();
        await().until(() -> {
            keys.missed();
            return reads.get() > before;
        });

        assertThat(keys.keys()).isEqualTo(good);
    }

    @Test
    void keysOfOtherKindsAreNotForUs() throws JoseException {
        JsonWebKey ours = new Signer("ours").key;
        JsonWebKey unnamed = new Signer(null).key;
        JsonWebKey toEncrypt = new Signer("to-encrypt").key;
        toEncrypt.setUse("enc");
        JsonWebKey ofAnotherAlgorithm = new Signer("other-algorithm").key;
        ofAnotherAlgorithm.setAlgorithm("ECDH-ES");
        JsonWebKey onAnotherCurve = EcJwkGenerator.generateJwk(EllipticCurves.P384);
        onAnotherCurve.setKeyId("p384");
        JsonWebKey rsa = RsaJwkGenerator.generateJwk(2048);
        rsa.setKeyId("rsa");

        String set = set(unnamed, toEncrypt, ofAnotherAlgorithm, onAnotherCurve, rsa, ours);

        assertThat(KeySet.parse(set)).containsOnlyKeys("ours");
        assertThatThrownBy(() -> KeySet.parse("<html>")).isInstanceOf(JoseException.class);
    }

    private static String set(JsonWebKey... keys) {
        return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }
}
