package io.livestream.chat.history;

import io.livestream.platform.audience.AudienceView;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.follow.Followers;
import io.livestream.platform.sql.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes behind the log what the rooms are loaded from: messages, how each chat is set up, and who may do what in which stream.
 *
 * <p>Posting does not wait for it; with the database away it goes on later from where it was.
 */
@ApplicationScoped
class HistoryWriter {

    private static final String FOLLOWER = "chat-service";
    private static final Set<String> OF_USE =
            EventType.namesOf(List.of(StreamEvent.class, ParticipantEvent.class, ChatEvent.class));

    private final Sql sql;
    private final AudienceView audience;

    HistoryWriter(Sql sql, AudienceView audience) {
        this.sql = sql;
        this.audience = audience;
    }

    void start(@Observes StartupEvent starting, Followers followers) {
        followers.follow(FOLLOWER, OF_USE, this::write);
    }

    /** Writes messages that follow each other in one round trip; what else happened keeps its place between them. */
    void write(List<Logged> batch) {
        List<Object[]> posts = new ArrayList<>();
        for (Logged logged : batch) {
            if (logged.event() instanceof ChatEvent.Posted posted) {
                posts.add(columns(logged, posted));
            } else {
                insert(posts);
                apply(logged);
            }
        }
        insert(posts);
    }

    private void insert(List<Object[]> posts) {
        sql.batch("""
                insert into chat_messages
                    (stream_id, seq, id, author_id, author_name, author_role, text, sent_at, reply_to)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""", posts);
        posts.clear();
    }

    private static Object[] columns(Logged logged, ChatEvent.Posted posted) {
        return new Object[] {
            logged.streamId(),
            logged.seq(),
            posted.messageId(),
            posted.author().id(),
            posted.author().displayName(),
            posted.author().role(),
            posted.text(),
            logged.at(),
            posted.replyTo()
        };
    }

    private void apply(Logged logged) {
        audience.apply(logged);
        switch (logged.event()) {
            case ChatEvent event -> apply(logged.streamId(), event);
            case StreamEvent.Deleted _ -> delete(logged.streamId());
            case StreamEvent _, ParticipantEvent _, QuestionEvent _ -> {}
        }
    }

    private void apply(UUID stream, ChatEvent event) {
        switch (event) {
            case ChatEvent.Posted _ -> throw new IllegalStateException("posts are written together");
            case ChatEvent.Removed removed -> remove(stream, removed.messageId());
            case ChatEvent.Pinned pinned -> pin(stream, pinned.messageId());
            case ChatEvent.Unpinned _ ->
                sql.update("update chat_rooms set pinned_message_id = null where stream_id = ?", stream);
            case ChatEvent.SettingsChanged changed ->
                sql.update("""
                    insert into chat_rooms (stream_id, slow_mode_seconds, enabled) values (?, ?, ?)
                    on conflict (stream_id) do update
                    set slow_mode_seconds = excluded.slow_mode_seconds, enabled = excluded.enabled""", stream, changed.slowModeSeconds(), changed.enabled());
            case ChatEvent.Muted muted -> sql.update("""
                    insert into chat_mutes (stream_id, user_id, muted_until) values (?, ?, ?)
                    on conflict (stream_id, user_id) do update set muted_until = excluded.muted_until""", stream, muted.userId(), muted.until());
            case ChatEvent.Unmuted unmuted ->
                sql.update("delete from chat_mutes where stream_id = ? and user_id = ?", stream, unmuted.userId());
        }
    }

    private void remove(UUID stream, UUID message) {
        sql.update(
                "update chat_messages set text = null, removed = true where id = ? and stream_id = ?", message, stream);
        sql.update(
                "update chat_rooms set pinned_message_id = null where stream_id = ? and pinned_message_id = ?",
                stream,
                message);
    }

    private void pin(UUID stream, UUID message) {
        sql.update("""
                insert into chat_rooms (stream_id, pinned_message_id)
                select stream_id, id from chat_messages where id = ? and stream_id = ? and not removed
                on conflict (stream_id) do update set pinned_message_id = excluded.pinned_message_id""", message, stream);
    }

    /** Nobody can see the stream any more, so nothing of its chat is kept here. */
    private void delete(UUID stream) {
        sql.update("delete from chat_messages where stream_id = ?", stream);
        sql.update("delete from chat_rooms where stream_id = ?", stream);
        sql.update("delete from chat_mutes where stream_id = ?", stream);
        sql.update("delete from chat_post_keys where stream_id = ?", stream);
    }
}
