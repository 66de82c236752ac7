package io.livestream.auth.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A {@link SigningKey} in the database, its private part sealed by the {@link KeyVault}. Never changed, only removed. */
@Entity
@Table(name = "signing_keys")
class StoredKey {

    @Id
    private String kid;

    @Column(name = "public_key", nullable = false, updatable = false)
    private byte[] publicKey;

    @Column(name = "private_key", nullable = false, updatable = false)
    private byte[] sealedPrivateKey;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "active_from", nullable = false, updatable = false)
    private Instant activeFrom;

    /** For the persistence layer. */
    protected StoredKey() {}

    StoredKey(SigningKey key, byte[] sealedPrivateKey) {
        kid = key.kid();
        publicKey = key.publicKey().getEncoded();
        this.sealedPrivateKey = sealedPrivateKey;
        createdAt = key.createdAt();
        activeFrom = key.activeFrom();
    }

    String kid() {
        return kid;
    }

    byte[] publicKey() {
        return publicKey;
    }

    byte[] sealedPrivateKey() {
        return sealedPrivateKey;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant activeFrom() {
        return activeFrom;
    }
}
