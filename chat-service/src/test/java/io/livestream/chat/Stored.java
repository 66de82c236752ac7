package io.livestream.chat;

import io.livestream.platform.sql.Sql;
import io.livestream.testing.Classroom;
import java.util.List;

/** What of a chat is in the database. */
public final class Stored {

    private Stored() {}

    public static List<Long> seqs(Sql sql, Classroom room) {
        return sql.query(
                "select seq from chat_messages where stream_id = ? order by seq", row -> row.number("seq"), room.id());
    }
}
