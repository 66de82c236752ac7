package io.livestream.platform.follow;

import io.livestream.platform.event.Unreadable;
import io.livestream.platform.follow.Positions.Move;
import io.livestream.platform.sql.SqlFailure;
import io.livestream.platform.trace.Traces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.HashSet;
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
 * away; record by record otherwise, and a record that still fails is set aside like an unreadable one. However often a batch is tried,
 * nothing of it is set aside twice.
 */
final class Intake<T> {

    /** Reads one kind of records. */
    interface Reader<T> {

        /** Whether a record is to be read, judged without reading what it says; one that the service has no use for is passed by. */
        default boolean isOfUse(ConsumerRecord<String, byte[]> record) {
            return true;
        }

        /** Empty for a type that this version does not know. */
        Optional<Read<T>> read(ConsumerRecord<String, byte[]> record) throws Unreadable;
    }

    /** What a record says, and the id of its event; without one every reading counts. */
    record Read<T>(UUID id, T value) {}

    /** A record that was read, for as often as the work on it is tried. */
    private record Known<T>(ConsumerRecord<String, byte[]> record, Read<T> read) {}

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int ATTEMPTS = 3;

    private final String follower;
    private final Inbox inbox;
    private final Leftovers leftovers;
    private final Reader<T> reader;
    private final Consumer<List<T>> handler;
    private final Positions positions;
    private final Traces traces;

    Intake(
            String follower,
            Inbox inbox,
            Leftovers leftovers,
            Reader<T> reader,
            Consumer<List<T>> handler,
            Positions positions,
            Traces traces) {
        this.follower = follower;
        this.inbox = inbox;
        this.leftovers = leftovers;
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
            QuarkusTransaction.requiringNew().run(() -> inbox.take(follower, moves, Set.of()));
            commit(moves);
        }
    }

    private void handle(List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> places) {
        List<Known<T>> known = read(records);
        if (known.isEmpty()) {
            positions.pass(places);
            store();
            return;
        }
        try {
            apply(known, places);
        } catch (PartitionLost lost) {
            throw lost;
        } catch (RuntimeException failure) {
            if (SqlFailure.isTemporary(failure)) {
                throw failure;
            }
            LOG.warnf(failure, "%s goes record by record from %s", follower, place(records.getFirst()));
            known.forEach(this::applyOrSetAside);
        }
    }

    private void applyOrSetAside(Known<T> known) {
        var record = known.record();
        Map<TopicPartition, Long> next =
                Map.of(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        for (int attempt = 1; ; attempt++) {
            try {
                apply(List.of(known), next);
                return;
            } catch (PartitionLost lost) {
                throw lost;
            } catch (RuntimeException failure) {
                if (SqlFailure.isTemporary(failure)) {
                    throw failure;
                }
                if (attempt == ATTEMPTS) {
                    leftovers.setAside(record, failure.toString());
                    positions.pass(next);
                    store();
                    return;
                }
            }
        }
    }

    private void apply(List<Known<T>> known, Map<TopicPartition, Long> places) {
        List<Move> moves = positions.moves(places);
        traces.follow(
                "follow " + known.getFirst().record().topic(),
                known.stream().map(Known::record).toList(),
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    List<T> fresh = fresh(known, moves);
                    if (!fresh.isEmpty()) {
                        handler.accept(fresh);
                    }
                }));
        commit(moves);
    }

    private void commit(List<Move> moves) {
        positions.commit(moves);
        leftovers.forget(moves);
    }

    private List<Known<T>> read(List<ConsumerRecord<String, byte[]>> records) {
        List<Known<T>> known = new ArrayList<>(records.size());
        for (var record : records) {
            if (leftovers.contain(record)) {
                continue;
            }
            try {
                reader.read(record)
                        .ifPresentOrElse(read -> known.add(new Known<>(record, read)), () -> leftovers.passBy(record));
            } catch (Unreadable unreadable) {
                leftovers.setAside(record, unreadable.getMessage());
            }
        }
        return known;
    }

    /** Moves on, and leaves out what was seen before. */
    private List<T> fresh(List<Known<T>> known, List<Move> moves) {
        Set<UUID> ids = new HashSet<>();
        for (Known<T> one : known) {
            if (one.read().id() != null) {
                ids.add(one.read().id());
            }
        }
        Set<UUID> unseen = inbox.take(follower, moves, ids);
        List<T> fresh = new ArrayList<>(known.size());
        for (Known<T> one : known) {
            UUID id = one.read().id();
            if (id == null || unseen.remove(id)) {
                fresh.add(one.read().value());
            }
        }
        return fresh;
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
