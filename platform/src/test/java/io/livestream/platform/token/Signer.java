package io.livestream.platform.token;

import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Signs tokens as auth-service does, and as it never would. */
final class Signer {

    static final UUID SUBJECT = UUID.randomUUID();

    final EllipticCurveJsonWebKey key;

    Signer(String keyId) {
        try {
            key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
        key.setKeyId(keyId);
    }

    ECPublicKey publicKey() {
        return key.getECPublicKey();
    }

    String token() {
        return token(_ -> {});
    }

    String token(Consumer<JwtClaims> change) {
        return token(
                change, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, key.getPrivateKey(), key.getKeyId());
    }

    String token(Consumer<JwtClaims> change, String algorithm, Key signing, String keyId) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("livestream");
        claims.setAudience("livestream");
        claims.setSubject(SUBJECT.toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromSeconds(Instant.now().getEpochSecond() + 1800));
        change.accept(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setDoKeyValidation(false);
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(signing);
        signature.setPayload(claims.toJson());
        if (keyId != null) {
            signature.setKeyIdHeaderValue(keyId);
        }
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
