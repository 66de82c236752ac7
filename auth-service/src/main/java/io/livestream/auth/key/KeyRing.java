package io.livestream.auth.key;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * The keys at one moment, and the rules of their lives: the one that became active last signs; its predecessors stay published
 * until the last token that they signed has expired; a successor is made early enough for every verifier to know it when it signs.
 */
final class KeyRing {

    /** For clocks that differ and replicas that have not seen the successor yet. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final List<SigningKey> keys;
    private final Map<String, ECPublicKey> publicKeys;
    private final String published;

    KeyRing(List<SigningKey> keys) {
        this.keys = keys.stream()
                .sorted(Comparator.comparing(SigningKey::activeFrom))
                .toList();
        publicKeys = keys.stream().collect(toUnmodifiableMap(SigningKey::kid, SigningKey::publicKey));
        published = new JsonWebKeySet(this.keys.stream().map(KeyRing::published).toList())
                .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private static JsonWebKey published(SigningKey key) {
        try {
            PublicJsonWebKey published = PublicJsonWebKey.Factory.newPublicJwk(key.publicKey());
            published.setKeyId(key.kid());
            published.setUse("sig");
            published.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            return published;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    List<SigningKey> keys() {
        return keys;
    }

    Map<String, ECPublicKey> publicKeys() {
        return publicKeys;
    }

    /** As a JSON Web Key Set (RFC 7517). */
    String published() {
        return published;
    }

    /** The oldest signs if none is active yet: a clock that was set back is no reason to stop. */
    SigningKey signer(Instant now) {
        return keys.reversed().stream()
                .filter(key -> !key.activeFrom().isAfter(now))
                .findFirst()
                .orElseGet(keys::getFirst);
    }

    /** Whether a successor is made already and waits for its time. */
    boolean hasSuccessor(Instant now) {
        return keys.getLast().activeFrom().isAfter(now);
    }

    /** Whether it is time to make a successor, so that it can sign when the period of the newest is over. */
    boolean isDue(Instant now, Duration period, Duration publishAhead) {
        return !keys.getLast().activeFrom().plus(period).minus(publishAhead).isAfter(now);
    }

    /** Those that nobody needs any more: a later one has signed for longer than a token lives. */
    List<SigningKey> over(Instant now, Duration tokenLifetime) {
        Duration kept = tokenLifetime.plus(MARGIN);
        return IntStream.range(0, keys.size() - 1)
                .filter(i -> keys.get(i + 1).activeFrom().plus(kept).isBefore(now))
                .mapToObj(keys::get)
                .toList();
    }
}
