package io.livestream.platform.outbox;

import io.livestream.platform.Ids;
import io.livestream.platform.event.AccountState;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.log.Topics;
import io.livestream.platform.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Appends to the log for a service that decides by its database (database first): the records are written into the caller's
 * transaction, all together just before it commits, and after the commit the {@link OutboxRelay} sends them. What is rolled back is
 * never sent.
 *
 * <p>Records leave in the order in which they were appended here, for each stream as long as its transactions exclude each other,
 * which they do by locking the row that they decide by.
 */
@ApplicationScoped
public class Outbox {

    private final OutboxRows rows;
    private final OutboxRelay relay;
    private final OutboxBacklog backlog;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;
    private final HeldReply reply;
    private final Traces traces;

    Outbox(
            OutboxRows rows,
            OutboxRelay relay,
            OutboxBacklog backlog,
            Clock clock,
            TransactionSynchronizationRegistry transaction,
            HeldReply reply,
            Traces traces) {
        this.rows = rows;
        this.relay = relay;
        this.backlog = backlog;
        this.clock = clock;
        this.transaction = transaction;
        this.reply = reply;
        this.traces = traces;
    }

    /** Appends an event that happens now to the log of a stream. */
    public void append(UUID streamId, Event event) {
        append(streamId, event, clock.instant());
    }

    /** Appends an event to the log of a stream, with the time that the database has of it. */
    public void append(UUID streamId, Event event, Instant at) {
        write(Topics.EVENTS, streamId, EventType.of(event), at, EventCodec.json(event));
    }

    /** Publishes the latest state of a stream. */
    public void stream(StreamState state) {
        write(Topics.STREAMS, state.id(), "stream.state", clock.instant(), EventCodec.json(state));
    }

    /** Withdraws the state of a stream: a tombstone. */
    public void streamDeleted(UUID streamId) {
        write(Topics.STREAMS, streamId, "stream.state", clock.instant(), null);
    }

    /** Publishes the latest state of an account. */
    public void account(AccountState state) {
        write(Topics.USERS, state.id(), "account.state", clock.instant(), EventCodec.json(state));
    }

    /** For how long what was appended first has not been sent; five seconds too much at most, and nothing if that is not known. */
    public Duration delay() {
        return backlog.age();
    }

    private void write(String topic, UUID key, String type, Instant at, byte[] value) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an outbox row outside the transaction that it belongs to");
        }
        var row = new OutboxRows.Row(topic, key.toString(), Ids.next(), type, at, value, traces.current());
        ofTransaction().add(row, reply.current());
    }

    private Pending ofTransaction() {
        if (transaction.getResource(Pending.class) instanceof Pending pending) {
            return pending;
        }
        Pending pending = new Pending();
        transaction.putResource(Pending.class, pending);
        transaction.registerInterposedSynchronization(pending);
        return pending;
    }

    /** What one transaction has appended so far, and whose replies wait for it. Used by the thread of the transaction alone. */
    private final class Pending implements Synchronization {

        private final List<OutboxRows.Row> records = new ArrayList<>();
        private final List<HeldReply.Rows> replies = new ArrayList<>();
        private List<Long> ids = List.of();

        /** @param held null if nobody waits */
        void add(OutboxRows.Row row, HeldReply.Rows held) {
            records.add(row);
            replies.add(held);
        }

        @Override
        public void beforeCompletion() {
            ids = rows.insert(records);
            for (int i = 0; i < ids.size(); i++) {
                HeldReply.Rows held = replies.get(i);
                if (held != null) {
                    held.add(ids.get(i));
                    relay.expect(ids.get(i));
                }
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            } else {
                ids.forEach(relay::forget);
            }
        }
    }
}
