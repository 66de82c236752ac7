package io.livestream.platform.follow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.ReadingLoop;
import io.livestream.platform.log.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Which tokens are refused before they expire, on every node, some milliseconds after {@code livestream.users} says so: all of an account
 * that is disabled, and those that grant a higher role than the account has since.
 *
 * <p>Each node reads the whole topic when it starts, and keeps the ids of the disabled ones, which are few, and the roles of those
 * who have changed of late: older tokens are over anyway.
 */
@ApplicationScoped
public class Revocations {

    /** No access token may be good for longer: who made one that is could use it again when its revocation is forgotten. */
    public static final Duration LONGEST_TOKEN = Duration.ofHours(12);

    private static final Logger LOG = Logger.getLogger(Revocations.class);
    /** Longer than any access token is good for, by whichever clock. */
    private static final Duration OF_LATE = LONGEST_TOKEN.plusHours(1);

    /** By so much the clocks of auth-service's nodes may differ: no more than a token's times are allowed to be off. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(5);

    /** The role that an account has, and since when at the latest. */
    private record Held(AccountRole role, Instant since) {}

    /**
     * What is read here of an account's state. It may have a role that this version does not know: then nothing is known of its role, and it is
     * disabled all the same.
     */
    @RegisterForReflection
    record Access(boolean disabled, String role) {}

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ReadingLoop loop;
    /** Of the world, by which tokens live also where tests set the service's own. */
    private final Clock clock = Clock.systemUTC();

    private final Set<UUID> disabled = ConcurrentHashMap.newKeySet();
    private final Cache<UUID, Held> roles =
            Caffeine.newBuilder().expireAfterWrite(OF_LATE).build();
    private volatile boolean complete;
    private Thread thread;

    @Inject
    Revocations(Kafka kafka) {
        this(kafka::consumer);
    }

    Revocations(Supplier<? extends Consumer<String, byte[]>> consumers) {
        loop = new ReadingLoop("revocations", consumers, new Accounts(), RETRY);
    }

    public boolean isDisabled(UUID userId) {
        return disabled.contains(userId);
    }

    /**
     * Whether a token that was issued at that time is no longer good. One of the seconds after the change is taken for older: tokens tell
     * no smaller times, and another node may have issued it whose clock is ahead. If it was issued after the change, it has the new
     * role anyway.
     */
    public boolean revokes(Caller bearer, Instant issuedAt) {
        if (isDisabled(bearer.id())) {
            return true;
        }
        Held held = roles.getIfPresent(bearer.id());
        return held != null
                && !issuedAt.isAfter(held.since().plus(CLOCK_DIFFERENCE))
                && bearer.roles().stream().anyMatch(role -> role.isHigherThan(held.role()));
    }

    /** Whether the topic has been read to its end once; before, a node does not know whom to refuse. */
    boolean isComplete() {
        return complete;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("revocations").daemon().start(loop);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        loop.stop();
        if (thread != null && !thread.join(Duration.ofSeconds(3))) {
            thread.interrupt();
        }
    }

    /**
     * The whole topic, from its beginning on. After a failure it goes on where it was: read once more, an account would pass through what
     * it was before, so that one that is disabled would be let in for a moment, and the sockets of one that is so no more closed for good.
     */
    private final class Accounts implements ReadingLoop.Reading {

        private final Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
        private Map<TopicPartition, Long> ends;

        @Override
        public void begin(Consumer<String, byte[]> opened) {
            List<TopicPartition> partitions = opened.partitionsFor(Topics.USERS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            opened.assign(partitions);
            opened.seekToBeginning(partitions);
            places.forEach(opened::seek);
            ends = opened.endOffsets(partitions);
        }

        @Override
        public void turn(Consumer<String, byte[]> opened) {
            ConsumerRecords<String, byte[]> records = opened.poll(POLL);
            records.forEach(Revocations.this::apply);
            places.putAll(records.nextOffsets());
            complete = complete
                    || ends.entrySet().stream().allMatch(end -> opened.position(end.getKey()) >= end.getValue());
        }

        @Override
        public void failed(RuntimeException failure) {
            LOG.warnf("Reading accounts goes on with a new consumer: %s", failure.toString());
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        try {
            UUID id = EventCodec.uuid("key", record.key());
            Access access = record.value() == null ? null : EventCodec.read(record.value(), Access.class);
            if (access != null && access.disabled()) {
                disabled.add(id);
            } else {
                disabled.remove(id);
            }
            Instant since = Instant.ofEpochMilli(record.timestamp());
            if (access == null || since.isBefore(clock.instant().minus(OF_LATE))) {
                roles.invalidate(id);
            } else {
                AccountRole.from(access.role()).ifPresent(role -> roles.put(id, new Held(role, since)));
            }
        } catch (Unreadable unreadable) {
            LOG.warnf(
                    "Skipped %s-%d@%d: %s",
                    record.topic(), record.partition(), record.offset(), unreadable.getMessage());
        }
    }
}
