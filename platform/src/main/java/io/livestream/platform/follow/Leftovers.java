package io.livestream.platform.follow;

import io.livestream.platform.follow.Positions.Move;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What a follower goes past without handing it on: it sets aside what cannot be read or fails for good, and counts what is of a type
 * that this version does not know.
 *
 * <p>Each record is set aside or counted once by a node, also when its batch fails and is read again.
 */
final class Leftovers {

    private record Place(TopicPartition partition, long offset) {

        static Place of(ConsumerRecord<?, ?> record) {
            return new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
        }

        boolean isBefore(Move move) {
            return partition.equals(move.partition()) && offset < move.to();
        }
    }

    private final String follower;
    private final DeadLetters deadLetters;
    private final Counter unknown;
    /** Those that may be read again: the database does not know yet that the follower is past them. */
    private final Set<Place> done = new HashSet<>();

    Leftovers(String follower, DeadLetters deadLetters, MeterRegistry meters) {
        this.follower = follower;
        this.deadLetters = deadLetters;
        this.unknown = Counter.builder("livestream.follower.unknown")
                .description("Records passed by because this version does not know their type")
                .baseUnit("records")
                .tag("follower", follower)
                .register(meters);
        deadLetters.countOf(follower);
    }

    boolean contain(ConsumerRecord<?, ?> record) {
        return done.contains(Place.of(record));
    }

    /** Returns when the broker has the copy. */
    void setAside(ConsumerRecord<String, byte[]> record, String cause) {
        deadLetters.add(follower, record, cause);
        done.add(Place.of(record));
    }

    void passBy(ConsumerRecord<?, ?> record) {
        unknown.increment();
        done.add(Place.of(record));
    }

    /** The database knows of these moves, so nothing before them comes again. */
    void forget(List<Move> moves) {
        done.removeIf(place -> moves.stream().anyMatch(place::isBefore));
    }
}
