package io.livestream.chat.room;

import io.livestream.chat.history.History;
import io.livestream.chat.history.Message;
import io.livestream.chat.history.Progress;
import io.livestream.platform.audience.AudienceView;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.log.LogEnd;
import io.livestream.platform.log.Topics;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** Reads from the database what a room starts from. */
@ApplicationScoped
class RoomLoader {

    private record Chat(ChatSettings settings, UUID pinned) {

        static final Chat DEFAULT = new Chat(ChatSettings.DEFAULT, null);

        static Chat of(Row row) {
            var settings = new ChatSettings((int) row.number("slow_mode_seconds"), row.flag("enabled"));
            return new Chat(settings, row.uuid("pinned_message_id"));
        }
    }

    private record Known(StreamState stream, int peakViewers) {

        static Known of(Row row) {
            return new Known(AudienceView.state(row), AudienceView.peakViewers(row));
        }
    }

    private final Sql sql;
    private final LogEnd logEnd;
    private final History history;
    private final Progress progress;
    private final Clock clock;

    RoomLoader(Sql sql, LogEnd logEnd, History history, Progress progress, Clock clock) {
        this.sql = sql;
        this.logEnd = logEnd;
        this.history = history;
        this.progress = progress;
        this.clock = clock;
    }

    /** The state and the offset to which it belongs, as one moment of the database has them. */
    RoomSnapshot load(UUID streamId) {
        TopicPartition partition = logEnd.partitionOf(Topics.EVENTS, streamId);
        return QuarkusTransaction.requiringNew().call(() -> {
            sql.update("set transaction isolation level repeatable read, read only");
            return read(streamId, partition);
        });
    }

    private RoomSnapshot read(UUID streamId, TopicPartition partition) {
        Chat chat = sql.first("select * from chat_rooms where stream_id = ?", Chat::of, streamId)
                .orElse(Chat.DEFAULT);
        Optional<Known> known = known(streamId);
        Instant slowModeStart = clock.instant().minusSeconds(ChatSettings.MAX_SLOW_MODE_SECONDS);
        return new RoomSnapshot(
                streamId,
                partition,
                progress.of(partition),
                known.map(Known::stream).orElse(null),
                known.map(Known::peakViewers).orElse(0),
                people(streamId),
                chat.settings(),
                pinned(streamId, chat.pinned()),
                mutes(streamId),
                history.newest(streamId, Long.MAX_VALUE, RecentMessages.CAPACITY),
                history.lastPosts(streamId, slowModeStart));
    }

    private Message pinned(UUID streamId, UUID id) {
        return id == null ? null : history.find(streamId, id, 0).orElse(null);
    }

    /** Empty if there is no such stream. */
    private Optional<Known> known(UUID streamId) {
        return sql.first(
                "select state, peak_viewers from audience_streams where id = ? and not deleted", Known::of, streamId);
    }

    private People people(UUID streamId) {
        People people = new People();
        sql.query("select * from audience_people where stream_id = ?", row -> restore(people, row), streamId);
        Map<UUID, People.Invitation> invitations = new HashMap<>();
        sql.query(
                "select * from audience_invitations where stream_id = ?",
                row -> invitations.put(
                        row.uuid("invitation_id"), new People.Invitation(row.uuid("user_id"), row.text("email_hash"))),
                streamId);
        people.restore(invitations);
        return people;
    }

    private static People restore(People people, Row row) {
        people.restore(
                row.uuid("user_id"),
                row.flag("moderator"),
                row.flag("removed"),
                row.flag("present"),
                row.instant("first_joined_at") != null);
        return people;
    }

    private Map<UUID, Instant> mutes(UUID streamId) {
        Map<UUID, Instant> mutes = new HashMap<>();
        sql.query(
                "select * from chat_mutes where stream_id = ?",
                row -> {
                    Instant until = row.instant("muted_until");
                    return mutes.put(row.uuid("user_id"), until == null ? Instant.MAX : until);
                },
                streamId);
        return mutes;
    }
}
