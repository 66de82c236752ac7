package io.livestream.auth.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, UUID> {

    /** The person alone: the session itself must be read when it is locked. */
    Optional<UUID> personOf(UUID id) {
        return getEntityManager()
                .createQuery("select userId from Session where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findAny();
    }

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
        delete(Session.OVER, now);
    }
}
