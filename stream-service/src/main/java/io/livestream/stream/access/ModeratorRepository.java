package io.livestream.stream.access;

import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** The moderators of streams. Naming them and removing people both change them, and who they are decides what they may do. */
@ApplicationScoped
public class ModeratorRepository {

    private static final String ADD =
            "insert into moderators (stream_id, user_id, named_at) values (?, ?, ?) on conflict do nothing";

    private static final String REMOVE = "delete from moderators where stream_id = ? and user_id = ?";

    private static final String FIND = "select 1 from moderators where stream_id = ? and user_id = ?";

    private final Sql sql;

    ModeratorRepository(Sql sql) {
        this.sql = sql;
    }

    /** @return whether they were none before */
    public boolean add(UUID streamId, UUID userId, Instant now) {
        return sql.update(ADD, streamId, userId, now) == 1;
    }

    /** @return whether they were one until now */
    public boolean remove(UUID streamId, UUID userId) {
        return sql.update(REMOVE, streamId, userId) == 1;
    }

    public boolean contains(UUID streamId, UUID userId) {
        return sql.first(FIND, _ -> true, streamId, userId).isPresent();
    }
}
