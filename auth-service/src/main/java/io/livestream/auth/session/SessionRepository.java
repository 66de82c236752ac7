package io.livestream.auth.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, UUID> {

    Optional<Session> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void endAllOf(UUID userId, Instant now) {
        update("endedAt = ?1 where userId = ?2 and endedAt is null", now, userId);
    }

    void endOthersOf(UUID userId, UUID kept, Instant now) {
        update("endedAt = ?1 where userId = ?2 and id <> ?3 and endedAt is null", now, userId, kept);
    }

    void deleteOver(Instant now) {
        delete("expiresAt <= ?1 or endedAt is not null", now);
    }
}
