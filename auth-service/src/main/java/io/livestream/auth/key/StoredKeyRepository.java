package io.livestream.auth.key;

import io.livestream.platform.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class StoredKeyRepository implements PanacheRepositoryBase<StoredKey, String> {

    /** Any number will do, as long as nobody else in the database locks by it: "keys" in ASCII. */
    private static final long LOCK = 0x6B657973L;

    private final Sql sql;

    StoredKeyRepository(Sql sql) {
        this.sql = sql;
    }

    /** One replica at a time looks after the keys, until its transaction ends. */
    void lock() {
        sql.query("select pg_advisory_xact_lock(?)", _ -> true, LOCK);
    }
}
