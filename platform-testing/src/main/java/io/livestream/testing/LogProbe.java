package io.livestream.testing;

import io.livestream.platform.Ids;
import io.livestream.platform.event.AccountState;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.log.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The log from outside the service under test: appends what other services would, and reads what this one has appended. What is
 * appended is on the log when the method returns.
 */
public final class LogProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaProducer<String, byte[]> producer;
    private final LogReader reader;

    private LogProbe(String servers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
        reader = new LogReader(servers);
    }

    /** The one probe of the application under test; it needs no closing. */
    public static LogProbe log() {
        return Shared.PROBE;
    }

    /** Appends an event as the service that decides such events would, as of now. */
    public Logged append(UUID streamId, Event event) {
        return append(streamId, Instant.now(), event);
    }

    public Logged append(UUID streamId, Instant at, Event event) {
        Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
        return append(new Envelope(Ids.next(), streamId, moment, sourceOf(event), event));
    }

    /** Appends these one after the other; none is waited for before the next is sent. */
    public List<Logged> append(UUID streamId, Instant at, List<? extends Event> events) {
        Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
        List<Envelope> envelopes = events.stream()
                .map(event -> new Envelope(Ids.next(), streamId, moment, sourceOf(event), event))
                .toList();
        List<Future<RecordMetadata>> places = envelopes.stream()
                .map(envelope -> producer.send(EventCodec.encode(Topics.EVENTS, envelope)))
                .toList();
        List<Logged> logged = new ArrayList<>();
        for (int i = 0; i < envelopes.size(); i++) {
            logged.add(logged(envelopes.get(i), await(places.get(i))));
        }
        return logged;
    }

    /** Appends just this; for a repeat, append the envelope of an earlier one again. */
    public Logged append(Envelope envelope) {
        return logged(envelope, send(EventCodec.encode(Topics.EVENTS, envelope)));
    }

    private static Logged logged(Envelope envelope, RecordMetadata place) {
        return new Logged(envelope, place.partition(), place.offset());
    }

    /** Publishes the latest state of a stream, as stream-service does with each of its changes. */
    public void state(StreamState state) {
        send(context("stream.state", "/stream-service")
                .record(Topics.STREAMS, state.id().toString(), EventCodec.json(state)));
    }

    /** Withdraws the state of a stream: a tombstone. */
    public void stateDeleted(UUID streamId) {
        send(context("stream.state", "/stream-service").record(Topics.STREAMS, streamId.toString(), null));
    }

    /** Publishes the latest state of an account, as auth-service does. */
    public void account(AccountState state) {
        send(context("account.state", "/auth-service")
                .record(Topics.USERS, state.id().toString(), EventCodec.json(state)));
    }

    /** Says who has a socket open, as a node of chat-service does. */
    public void renewed(PresenceRenewed renewed) {
        send(renewed.record(Topics.PRESENCE, "/chat-service"));
    }

    /** Appends bytes as they are, without headers: a record that nobody can read. */
    public RecordMetadata raw(String topic, String key, byte[] value) {
        return send(new ProducerRecord<>(topic, key, value));
    }

    /** Appends an event of a type that this version does not know. */
    public RecordMetadata unknown(UUID streamId, String type, String json) {
        return send(context(type, "/tomorrow-service")
                .record(Topics.EVENTS, streamId.toString(), json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Everything on the log of a stream so far that can be read. */
    public List<Logged> eventsOf(UUID streamId) {
        return reader.read(Topics.EVENTS, streamId).stream()
                .map(LogProbe::decoded)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The events of one type on the log of a stream so far. */
    public <E extends Event> List<E> eventsOf(UUID streamId, Class<E> type) {
        return eventsOf(streamId).stream()
                .map(Logged::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Waits until the log of a stream is as expected, and returns it. */
    public List<Logged> awaitEvents(UUID streamId, Predicate<List<Logged>> expected) {
        return Awaitility.await("the log of " + streamId)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> eventsOf(streamId), expected);
    }

    /** Waits for the first event of a type on the log of a stream. */
    public <E extends Event> E awaitEvent(UUID streamId, Class<E> type) {
        return Awaitility.await(type.getSimpleName() + " on the log of " + streamId)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> eventsOf(streamId, type), found -> !found.isEmpty())
                .getFirst();
    }

    /** The latest state of a stream on {@code livestream.streams}; empty if there is none or it was withdrawn. */
    public Optional<StreamState> stateOf(UUID streamId) {
        return latest(Topics.STREAMS, streamId, StreamState.class);
    }

    /** The latest state of an account on {@code livestream.users}. */
    public Optional<AccountState> accountOf(UUID userId) {
        return latest(Topics.USERS, userId, AccountState.class);
    }

    /** All records of a topic so far, each partition in its order: for dead letters, headers and what is not an event. */
    public List<ConsumerRecord<String, byte[]>> recordsOn(String topic) {
        return reader.read(topic);
    }

    private <T> Optional<T> latest(String topic, UUID key, Class<T> type) {
        var records = reader.read(topic, key);
        if (records.isEmpty() || records.getLast().value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventCodec.read(records.getLast().value(), type));
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> record) {
        return await(producer.send(record));
    }

    private static RecordMetadata await(Future<RecordMetadata> place) {
        try {
            return place.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Optional<Logged> decoded(ConsumerRecord<String, byte[]> record) {
        try {
            return EventCodec.decode(record);
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private static EventCodec.Context context(String type, String source) {
        return new EventCodec.Context(Ids.next(), type, source, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static String sourceOf(Event event) {
        return switch (event) {
            case ChatEvent _ -> "/chat-service";
            case QuestionEvent _ -> "/qa-service";
            case StreamEvent _, ParticipantEvent _ -> "/stream-service";
        };
    }

    /** Opened when a test first asks, since only then is it known where the broker is. */
    private static final class Shared {
        private static final LogProbe PROBE =
                new LogProbe(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }
}
