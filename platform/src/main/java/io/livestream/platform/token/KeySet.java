package io.livestream.platform.token;

import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Reads a published key set (RFC 7517): the keys that ES256 can be checked with; others are not for us. */
final class KeySet {

    private KeySet() {}

    static Map<String, ECPublicKey> parse(String json) throws JoseException {
        Map<String, ECPublicKey> keys = new LinkedHashMap<>();
        for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
            if (isForUs(key) && key instanceof EllipticCurveJsonWebKey curve) {
                keys.put(key.getKeyId(), curve.getECPublicKey());
            }
        }
        return Map.copyOf(keys);
    }

    private static boolean isForUs(JsonWebKey key) {
        return key.getKeyId() != null
                && key instanceof EllipticCurveJsonWebKey curve
                && EllipticCurves.getSpec(curve.getCurveName()) == EllipticCurves.P256
                && (key.getUse() == null || key.getUse().equals("sig"))
                && (key.getAlgorithm() == null || key.getAlgorithm().equals("ES256"));
    }
}
