package io.livestream.chat.room;

import io.livestream.chat.history.History;
import io.livestream.chat.history.Message;
import io.livestream.chat.history.Progress;
import io.livestream.platform.audience.AudienceSnapshot;
import io.livestream.platform.audience.AudienceView;
import io.livestream.platform.log.LogEnd;
import io.livestream.platform.log.Topics;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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

    private final Sql sql;
    private final LogEnd logEnd;
    private final AudienceView audience;
    private final History history;
    private final Progress progress;
    private final Clock clock;

    RoomLoader(Sql sql, LogEnd logEnd, AudienceView audience, History history, Progress progress, Clock clock) {
        this.sql = sql;
        this.logEnd = logEnd;
        this.audience = audience;
        this.history = history;
        this.progress = progress;
        this.clock = clock;
    }

    /** The state and the offset to which it belongs, as one moment of the database has them. */
    RoomSnapshot load(UUID streamId) {
        TopicPartition partition = logEnd.partitionOf(Topics.EVENTS, streamId);
        return sql.snapshot(() -> read(streamId, partition));
    }

    private RoomSnapshot read(UUID streamId, TopicPartition partition) {
        Chat chat = sql.first("select * from chat_rooms where stream_id = ?", Chat::of, streamId)
                .orElse(Chat.DEFAULT);
        AudienceSnapshot known = audience.snapshot(streamId);
        Instant slowModeStart = clock.instant().minusSeconds(ChatSettings.MAX_SLOW_MODE_SECONDS);
        return new RoomSnapshot(
                streamId,
                partition,
                progress.of(partition),
                known.stream().orElse(null),
                known.peakViewers(),
                new People(known),
                chat.settings(),
                pinned(streamId, chat.pinned()),
                mutes(streamId),
                history.newest(streamId, Long.MAX_VALUE, RecentMessages.CAPACITY),
                history.lastPosts(streamId, slowModeStart));
    }

    private Message pinned(UUID streamId, UUID id) {
        return id == null ? null : history.find(streamId, id, 0).orElse(null);
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
