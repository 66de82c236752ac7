package io.livestream.auth.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class RefreshTokenRepository implements PanacheRepositoryBase<RefreshToken, String> {

    /** The session alone: the token itself must be read after its session is locked, or what was read could be out of date. */
    Optional<UUID> sessionOf(String hash) {
        return getEntityManager()
                .createQuery("select sessionId from RefreshToken where hash = :hash", UUID.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findAny();
    }

    void deleteExpired(Instant now) {
        delete(RefreshToken.EXPIRED, now);
    }
}
