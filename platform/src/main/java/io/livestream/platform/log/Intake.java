package io.livestream.platform.log;

import io.livestream.platform.event.Unreadable;
import io.livestream.platform.log.Inbox.PartitionLost;
import io.livestream.platform.log.Positions.Move;
import io.livestream.platform.sql.SqlFailure;
import io.livestream.platform.trace.Traces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Takes records over into the service's database, exactly once as far as the database can tell: what the handler writes, the offsets
 * and the ids of the events commit together.
 *
 * <p>What cannot be read goes to the dead letters. A batch that fails is tried again: by the follower, for ever, while the database is
 * away; record by record otherwise, and a record that still fails is set aside like an unreadable one.
 */
final class Intake<T> {

    /** Reads one kind of records. */
    interface Reader<T> {

        /** Whether the service has any use for a record, judged by its headers alone; what it has none for is passed by. */
        default boolean isOfUse(ConsumerRecord<String, byte[]> record) {
            return true;
        }

        /** Empty for a type that this version does not know. */
        Optional<Read<T>> read(ConsumerRecord<String, byte[]> record) throws Unreadable;
    }

    /** What a record says, and the id of its event; without one every reading counts. */
    record Read<T>(UUID id, Instant at, T value) {}

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int ATTEMPTS = 3;
    private static final int BATCHES_BETWEEN_CLEANING = 1_000;

    private final String follower;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Reader<T> reader;
    private final Consumer<List<T>> handler;
    private final Positions positions;
    private final Traces traces;
    private int batches;

    Intake(
            String follower,
            Inbox inbox,
            DeadLetters deadLetters,
            Reader<T> reader,
            Consumer<List<T>> handler,
            Positions positions,
            Traces traces) {
        this.follower = follower;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.reader = reader;
        this.handler = handler;
        this.positions = positions;
        this.traces = traces;
    }

    /**
     * Takes over what is of use among some records.
     *
     * @param places where they end
     * @throws RuntimeException if the database is away or another node has taken a partition over; nothing was committed then that
     *     the positions do not show
     */
    void take(Iterable<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> places) {
        List<ConsumerRecord<String, byte[]>> useful = new ArrayList<>();
        for (var record : records) {
            if (reader.isOfUse(record)) {
                useful.add(record);
            }
        }
        if (!useful.isEmpty()) {
            handle(useful, places);
        }
        positions.pass(places);
    }

    /** Writes down what was passed by, so that other nodes know and nobody has to pass by it again. */
    void store() {
        List<Move> moves = positions.moves(Map.of());
        if (!moves.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> inbox.take(follower, moves, Map.of()));
            positions.commit(moves);
        }
    }

    private void handle(List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> places) {
        try {
            apply(records, places);
        } catch (PartitionLost lost) {
            throw lost;
        } catch (RuntimeException failure) {
            if (isRetryable(failure)) {
                throw failure;
            }
            LOG.warnf(failure, "%s goes record by record from %s", follower, place(records.getFirst()));
            records.forEach(this::applyOrSetAside);
        }
    }

    private void applyOrSetAside(ConsumerRecord<String, byte[]> record) {
        Map<TopicPartition, Long> next =
                Map.of(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        for (int attempt = 1; ; attempt++) {
            try {
                apply(List.of(record), next);
                return;
            } catch (PartitionLost lost) {
                throw lost;
            } catch (RuntimeException failure) {
                if (isRetryable(failure)) {
                    throw failure;
                }
                if (attempt == ATTEMPTS) {
                    deadLetters.add(follower, record, failure.toString());
                    positions.pass(next);
                    store();
                    return;
                }
            }
        }
    }

    private void apply(List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> places) {
        List<Read<T>> read = read(records);
        List<Move> moves = positions.moves(places);
        traces.follow(
                "follow " + records.getFirst().topic(),
                records,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    List<T> fresh = fresh(read, moves);
                    if (!fresh.isEmpty()) {
                        handler.accept(fresh);
                    }
                }));
        positions.commit(moves);
    }

    private List<Read<T>> read(List<ConsumerRecord<String, byte[]>> records) {
        List<Read<T>> read = new ArrayList<>(records.size());
        for (var record : records) {
            try {
                reader.read(record)
                        .ifPresentOrElse(read::add, () -> LOG.debugf("%s skips %s", follower, place(record)));
            } catch (Unreadable unreadable) {
                deadLetters.add(follower, record, unreadable.getMessage());
            }
        }
        return read;
    }

    /** Moves on, and leaves out what was seen before. */
    private List<T> fresh(List<Read<T>> read, List<Move> moves) {
        Map<UUID, Instant> ids = new HashMap<>();
        for (Read<T> one : read) {
            if (one.id() != null) {
                ids.put(one.id(), one.at());
            }
        }
        Set<UUID> unseen = inbox.take(follower, moves, ids);
        List<T> fresh = new ArrayList<>(read.size());
        for (Read<T> one : read) {
            if (one.id() == null || unseen.remove(one.id())) {
                fresh.add(one.value());
            }
        }
        if (++batches % BATCHES_BETWEEN_CLEANING == 0 && !read.isEmpty()) {
            inbox.forgetBefore(follower, read.getLast().at());
        }
        return fresh;
    }

    private static boolean isRetryable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlFailure sql) {
                return sql.isRetryable();
            }
            if (cause instanceof SQLException
                    || cause instanceof SystemException
                    || cause instanceof RollbackException) {
                return true;
            }
        }
        return false;
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
