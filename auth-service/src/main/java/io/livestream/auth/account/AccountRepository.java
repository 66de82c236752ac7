package io.livestream.auth.account;

import io.livestream.platform.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {

    Optional<Account> withEmail(String email) {
        return find("email", email).firstResultOptional();
    }

    boolean isTaken(String email) {
        return count("email", email) > 0;
    }

    /** The row is locked for whoever changes it. */
    Optional<Account> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The row cannot change until the transaction ends, but others may hold it as well. */
    Optional<Account> held(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
    }

    /** Locks in one order, whoever asks, so that two admins who change each other wait and do not block for ever. */
    List<Account> locked(List<UUID> ids) {
        return find("id in ?1", Sort.by("id"), ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The newest first, and one more than is asked for if there are more. */
    List<Account> matching(AccountQuery query) {
        StringBuilder where = new StringBuilder("1 = 1");
        Parameters values = new Parameters();
        if (query.text() != null) {
            where.append(" and (email like :text escape '\\' or lower(displayName) like :text escape '\\')");
            values.and("text", "%" + Sql.literally(query.text().toLowerCase(Locale.ROOT)) + "%");
        }
        if (query.role() != null) {
            where.append(" and role = :role");
            values.and("role", query.role());
        }
        if (query.before() != null) {
            where.append(" and id < :before");
            values.and("before", query.before());
        }
        return find(where.toString(), Sort.descending("id"), values)
                .page(0, query.limit() + 1)
                .list();
    }
}
