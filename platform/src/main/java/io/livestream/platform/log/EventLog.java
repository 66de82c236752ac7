package io.livestream.platform.log;

import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.event.RoomNote;
import io.livestream.platform.trace.Traces;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Appends to the log at once, for a service that has nothing to decide by a database (log first), and sends to the topics beside it. */
@ApplicationScoped
public class EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Kafka kafka;
    private final Traces traces;
    private volatile Producer<String, byte[]> producer;

    EventLog(Kafka kafka, Traces traces) {
        this.kafka = kafka;
        this.traces = traces;
    }

    /**
     * Appends one event. Two appends to one stream from one thread keep their order.
     *
     * @param eventId the same for every attempt at the same thing: readers drop repeats by it
     * @return the event at its place, once all replicas in sync have it; fails within some five seconds if they do not, in which case
     *     it may still appear on the log
     */
    public CompletionStage<Logged> append(UUID eventId, UUID streamId, Instant at, Event event) {
        Envelope envelope = new Envelope(eventId, streamId, at, Source.NAME, event);
        CompletableFuture<Logged> appended = new CompletableFuture<>();
        ProducerRecord<String, byte[]> record = EventCodec.encode(Topics.EVENTS, envelope);
        Traces.put(record, traces.current());
        producer().send(record, (metadata, failure) -> {
            if (failure == null) {
                appended.complete(new Logged(envelope, metadata.partition(), metadata.offset()));
            } else {
                appended.completeExceptionally(failure);
            }
        });
        return appended;
    }

    /**
     * Tells who has a socket open.
     *
     * @return completes once the broker has it, and fails within some five seconds if it does not take it
     */
    public CompletionStage<Void> renew(PresenceRenewed renewed) {
        return send(renewed.record(Topics.PRESENCE, Source.NAME));
    }

    /**
     * Passes a note to all nodes of a room.
     *
     * @return completes once the broker has it, and fails within some five seconds if it does not take it
     */
    public CompletionStage<Void> pass(RoomNote note, Instant at) {
        return send(note.record(Topics.ROOM, Source.NAME, at));
    }

    private CompletionStage<Void> send(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        producer().send(record, (_, failure) -> {
            if (failure == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> current = producer;
        return current != null ? current : open();
    }

    private synchronized Producer<String, byte[]> open() {
        if (producer == null) {
            producer = kafka.producer(PATIENCE);
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
