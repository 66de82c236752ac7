package io.livestream.platform.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Utils;

/** The topics of the suite and how each is kept. */
public final class Topics {

    /** The log of every class, kept for ever: one order per stream over all services. */
    public static final String EVENTS = "livestream.events";
    /** The latest state of each stream. */
    public static final String STREAMS = "livestream.streams";
    /** The latest public state of each account. */
    public static final String USERS = "livestream.users";
    /** Leases renewed by open sockets. */
    public static final String PRESENCE = "livestream.presence";
    /** What room nodes pass each other and nobody needs later. */
    public static final String ROOM = "livestream.room";
    /** Records that could not be read, with cause and origin. */
    public static final String DEAD_LETTERS = "livestream.dead-letters";

    /** Fixed at creation: the unit of scale of the whole installation. */
    public static final int EVENT_PARTITIONS = 64;

    /** A topic as it is to be created. */
    public record Definition(String name, int partitions, Map<String, String> settings) {}

    private Topics() {}

    /** All topics, with so many partitions of the log. */
    public static List<Definition> all(int eventPartitions) {
        return List.of(
                new Definition(EVENTS, eventPartitions, keptForGood()),
                new Definition(STREAMS, 8, compacted()),
                new Definition(USERS, 8, compacted()),
                new Definition(PRESENCE, eventPartitions, kept(Duration.ofHours(6))),
                new Definition(ROOM, eventPartitions, kept(Duration.ofHours(1))),
                new Definition(DEAD_LETTERS, 1, kept(Duration.ofDays(28))));
    }

    private static Map<String, String> keptForGood() {
        return settings(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                "-1"));
    }

    /** Only whole segments are removed, so one must be full well before its time. */
    private static Map<String, String> kept(Duration time) {
        return settings(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(time.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(time.dividedBy(4).toMillis())));
    }

    /** What is replaced goes within a week or so, also where little happens: it may be the name of somebody who was erased. */
    private static Map<String, String> compacted() {
        return settings(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                Long.toString(Duration.ofDays(7).toMillis())));
    }

    /** Records bear the times of their events. A service whose clock runs ahead must not find its outbox stuck for that. */
    private static Map<String, String> settings(Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(own);
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        return Map.copyOf(settings);
    }

    /**
     * The partition of a stream among so many: what Kafka's own partitioner chooses for the key, so that whoever produces with
     * the stream's id as key agrees.
     */
    public static int partitionOf(UUID streamId, int partitions) {
        byte[] key = streamId.toString().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
