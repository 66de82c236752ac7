package io.livestream.platform.follow;

import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.follow.Intake.Read;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the log for a service that has use for some types of events. A record that does not say its type is read, to be set aside, and
 * one of a type that nobody knows, to be counted.
 */
record EventReader(Set<String> types) implements Intake.Reader<Logged> {

    @Override
    public boolean isOfUse(ConsumerRecord<String, byte[]> record) {
        return EventCodec.typeOf(record)
                .map(type -> types.contains(type) || !EventType.all().containsKey(type))
                .orElse(true);
    }

    @Override
    public Optional<Read<Logged>> read(ConsumerRecord<String, byte[]> record) throws Unreadable {
        return EventCodec.decode(record).map(logged -> new Read<>(logged.id(), logged));
    }
}
