package io.livestream.qa.question;

import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The questions of a stream as a whole. */
@ApplicationScoped
public class StreamQuestions {

    /** Locks the questions in the order of their ids, as those who count votes do. */
    private static final String FORGET = """
            with doomed as (select id from questions where stream_id = ? order by id for update)
            delete from questions where id in (select id from doomed)""";

    private final Sql sql;

    StreamQuestions(Sql sql) {
        this.sql = sql;
    }

    /** Removes the questions of a stream that was deleted, with their votes. They are no longer reachable by then. */
    public void forget(UUID streamId) {
        sql.update(FORGET, streamId);
    }
}
