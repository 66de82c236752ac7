package io.livestream.auth.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One token of a {@link Session}, good for one refresh. Spent ones are kept until they expire, to notice who shows them again. */
@Entity
@Table(name = "refresh_tokens")
class RefreshToken {

    /** Those that are {@link #isExpired expired} at the time {@code ?1}. */
    static final String EXPIRED = "expiresAt <= ?1";

    @Id
    private String hash;

    @Column(name = "session_id", nullable = false, updatable = false)
    private UUID sessionId;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "spent_at")
    private Instant spentAt;

    /** For the persistence layer. */
    protected RefreshToken() {}

    RefreshToken(String hash, UUID sessionId, Instant expiresAt) {
        this.hash = hash;
        this.sessionId = sessionId;
        this.expiresAt = expiresAt;
    }

    boolean isSpent() {
        return spentAt != null;
    }

    /** {@link #EXPIRED} says the same of many. */
    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    void spend(Instant now) {
        if (isSpent()) {
            throw new IllegalStateException("a refresh token spent twice");
        }
        spentAt = now;
    }
}
