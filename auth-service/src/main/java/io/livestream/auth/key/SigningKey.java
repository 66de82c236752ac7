package io.livestream.auth.key;

import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;

/** A key pair on the curve P-256. It is published from the moment it is made, and signs from {@code activeFrom} on. */
record SigningKey(String kid, ECPublicKey publicKey, ECPrivateKey privateKey, Instant createdAt, Instant activeFrom) {

    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
