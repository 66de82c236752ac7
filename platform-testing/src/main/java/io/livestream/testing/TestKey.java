package io.livestream.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The key that signs the tokens of tests. There is one per JVM, kept as a system property: the server that publishes it and the
 * tests that sign with it live in different class loaders.
 */
final class TestKey {

    static final String ID = "test";

    private static final String PROPERTY = "livestream.testing.key";
    private static final int COORDINATE_BYTES = 32;

    private TestKey() {}

    static PrivateKey forSigning() {
        byte[] encoded = Base64.getDecoder().decode(encoded()[0]);
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key set as auth-service would publish it. */
    static String set() {
        byte[] encoded = Base64.getDecoder().decode(encoded()[1]);
        try {
            var key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            return """
                    {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s"}]}""".formatted(
                            ID,
                            coordinate(key.getW().getAffineX()),
                            coordinate(key.getW().getAffineY()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new key that no service knows. */
    static KeyPair another() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] encoded() {
        return System.getProperties()
                .computeIfAbsent(PROPERTY, _ -> encode(another()))
                .toString()
                .split("\\.");
    }

    private static String encode(KeyPair pair) {
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(pair.getPrivate().getEncoded())
                + "."
                + base64.encodeToString(pair.getPublic().getEncoded());
    }

    private static String coordinate(BigInteger value) {
        byte[] signed = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
