package io.livestream.chat.room;

import io.livestream.chat.history.Message;
import io.livestream.platform.event.StreamState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * What a room starts from: the state at one place of the log.
 *
 * @param partition where the stream's log is
 * @param next the first offset whose event is not in here
 * @param stream null if nothing is known of the stream
 * @param peakViewers the most seats that were ever taken at once
 * @param pinned null if no message is
 * @param mutedUntil {@link Instant#MAX} for those who are muted until somebody unmutes them
 * @param newest in ascending order, as many as {@link RecentMessages} keeps
 * @param lastPosts when people last posted, the oldest first
 */
record RoomSnapshot(
        UUID streamId,
        TopicPartition partition,
        long next,
        StreamState stream,
        int peakViewers,
        People people,
        ChatSettings settings,
        Message pinned,
        Map<UUID, Instant> mutedUntil,
        List<Message> newest,
        Map<UUID, Instant> lastPosts) {}
