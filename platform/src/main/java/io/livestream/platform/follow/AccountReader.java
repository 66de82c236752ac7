package io.livestream.platform.follow;

import io.livestream.platform.event.AccountState;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.follow.Intake.Read;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the states of accounts. That one is withdrawn is of no use to anybody. */
record AccountReader() implements Intake.Reader<AccountState> {

    @Override
    public boolean isOfUse(ConsumerRecord<String, byte[]> record) {
        return record.value() != null;
    }

    @Override
    public Optional<Read<AccountState>> read(ConsumerRecord<String, byte[]> record) throws Unreadable {
        return Optional.of(new Read<>(null, EventCodec.read(record.value(), AccountState.class)));
    }
}
