package io.livestream.auth.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * What a login begins: a family of refresh tokens, of which one at a time is good. It ends by a logout, by a token that is used
 * twice, with the password or the account, or when nobody refreshes it for long. Whoever uses one of its tokens locks its row.
 */
@Entity
@Table(name = "sessions")
class Session {

    /** Those that are not {@link #isOpen open} at the time {@code ?1}. */
    static final String OVER = "(expiresAt <= ?1 or endedAt is not null)";

    @Id
    private UUID id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID userId;

    @Column(name = "started_at", nullable = false, updatable = false)
    private Instant startedAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    /** For the persistence layer. */
    protected Session() {}

    Session(UUID id, UUID userId, Instant now) {
        this.id = id;
        this.userId = userId;
        startedAt = now;
        expiresAt = now;
    }

    UUID id() {
        return id;
    }

    UUID userId() {
        return userId;
    }

    /** {@link #OVER} says the opposite of many. */
    boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    void prolong(Instant until) {
        expiresAt = until;
    }

    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }
}
