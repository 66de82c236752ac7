package io.livestream.platform.log;

import io.livestream.platform.Ids;
import io.livestream.platform.event.AccountState;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Appends to the log for a service that decides by its database (database first): the record is written into the caller's
 * transaction, and after the commit the {@link OutboxRelay} sends it. What is rolled back is never sent.
 *
 * <p>Records leave in the order in which they were written here, for each stream as long as its transactions exclude each other,
 * which they do by locking the row that they decide by.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT =
            "insert into outbox (topic, record_key, ce_id, ce_type, ce_time, value) values (?, ?, ?, ?, ?, ?) returning id";

    private final Sql sql;
    private final OutboxRelay relay;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;
    private final HeldReply reply;

    Outbox(Sql sql, OutboxRelay relay, Clock clock, TransactionSynchronizationRegistry transaction, HeldReply reply) {
        this.sql = sql;
        this.relay = relay;
        this.clock = clock;
        this.transaction = transaction;
        this.reply = reply;
    }

    /** Appends an event to the log of a stream. */
    public void append(UUID streamId, Event event) {
        write(Topics.EVENTS, streamId, EventType.of(event), EventCodec.json(event));
    }

    /** Publishes the latest state of a stream. */
    public void stream(StreamState state) {
        write(Topics.STREAMS, state.id(), "stream.state", EventCodec.json(state));
    }

    /** Withdraws the state of a stream: a tombstone. */
    public void streamDeleted(UUID streamId) {
        write(Topics.STREAMS, streamId, "stream.state", null);
    }

    /** Publishes the latest state of an account. */
    public void account(AccountState state) {
        write(Topics.USERS, state.id(), "account.state", EventCodec.json(state));
    }

    private void write(String topic, UUID key, String type, byte[] value) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an outbox row outside the transaction that it belongs to");
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long id = sql.first(INSERT, row -> row.number("id"), topic, key.toString(), Ids.next(), type, at, value)
                .orElseThrow();
        if (reply.until(id)) {
            relay.expect(id);
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                } else {
                    relay.forget(id);
                }
            }
        });
    }
}
