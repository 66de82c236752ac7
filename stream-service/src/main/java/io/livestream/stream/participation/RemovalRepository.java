package io.livestream.stream.participation;

import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Those who are kept out of streams. */
@ApplicationScoped
class RemovalRepository {

    private static final String ADD = """
            insert into stream_removals (stream_id, user_id, removed_at, removed_by) values (?, ?, ?, ?)
            on conflict do nothing""";

    private static final String REMOVE = "delete from stream_removals where stream_id = ? and user_id = ?";

    private final Sql sql;

    RemovalRepository(Sql sql) {
        this.sql = sql;
    }

    /** @return whether they were not kept out before */
    boolean add(UUID streamId, UUID userId, Instant now, UUID by) {
        return sql.update(ADD, streamId, userId, now, by) == 1;
    }

    /** @return whether they were kept out until now */
    boolean remove(UUID streamId, UUID userId) {
        return sql.update(REMOVE, streamId, userId) == 1;
    }
}
