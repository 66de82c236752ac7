package io.livestream.chat.history;

import io.livestream.platform.event.Author;
import io.livestream.platform.event.Role;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The messages in the database. It is written behind the log, so each reader says with {@code needs} how far it must have followed the
 * log to be right.
 */
@ApplicationScoped
public class History {

    /** Enough for everybody who can have posted within the longest slow mode, without reading a long chat to its start. */
    private static final int LATEST_POSTS = 5_000;

    private final Sql sql;
    private final Progress progress;

    History(Sql sql, Progress progress) {
        this.sql = sql;
        this.progress = progress;
    }

    /** The newest before a place, in ascending order. */
    public List<Message> before(UUID streamId, long seq, int limit, long needs) {
        progress.require(streamId, needs);
        return newest(streamId, seq, limit);
    }

    /** The newest before a place in ascending order, as far as the database is. */
    public List<Message> newest(UUID streamId, long before, int limit) {
        return sql.query(
                        "select * from chat_messages where stream_id = ? and seq < ? order by seq desc limit ?",
                        History::message,
                        streamId,
                        before,
                        limit)
                .reversed();
    }

    /** The oldest after a place and before another, in ascending order. */
    public List<Message> between(UUID streamId, long after, long before, int limit, long needs) {
        progress.require(streamId, needs);
        return sql.query(
                "select * from chat_messages where stream_id = ? and seq > ? and seq < ? order by seq limit ?",
                History::message,
                streamId,
                after,
                before,
                limit);
    }

    public Optional<Message> find(UUID streamId, UUID id, long needs) {
        progress.require(streamId, needs);
        return sql.first("select * from chat_messages where id = ? and stream_id = ?", History::message, id, streamId);
    }

    /** When people last posted since a time, the oldest first. */
    public Map<UUID, Instant> lastPosts(UUID streamId, Instant since) {
        Map<UUID, Instant> last = new LinkedHashMap<>();
        sql.query("""
                        select author_id, max(sent_at) as last_at
                        from (select author_id, sent_at from chat_messages
                              where stream_id = ? order by seq desc limit ?) as latest
                        where sent_at > ? group by author_id order by last_at""", row -> Map.entry(row.uuid("author_id"), row.instant("last_at")), streamId, LATEST_POSTS, since)
                .forEach(post -> last.put(post.getKey(), post.getValue()));
        return last;
    }

    private static Message message(Row row) {
        return new Message(
                row.uuid("id"),
                row.number("seq"),
                row.uuid("stream_id"),
                new Author(row.uuid("author_id"), row.text("author_name"), Role.valueOf(row.text("author_role"))),
                row.text("text"),
                row.instant("sent_at"),
                row.flag("removed"),
                row.uuid("reply_to"));
    }
}
