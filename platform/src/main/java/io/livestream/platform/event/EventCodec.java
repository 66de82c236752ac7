package io.livestream.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Turns events into Kafka records and back: CloudEvents 1.0 in binary mode, as the
 * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka binding</a>
 * has it: the context in {@code ce_} headers, the event's fields as JSON in the value, the key is the id of the stream.
 */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private EventCodec() {}

    /** The JSON of an event, an account or a stream's state as it stands in a record's value. */
    public static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(byte[] json, Class<T> type) throws Unreadable {
        try {
            T value = JSON.readValue(json, type);
            if (value == null) {
                throw new Unreadable("not a " + type.getSimpleName() + ": null");
            }
            return value;
        } catch (IOException e) {
            throw new Unreadable("not a " + type.getSimpleName() + ": " + fault(e));
        }
    }

    public static ProducerRecord<String, byte[]> encode(String topic, Envelope envelope) {
        Context context = new Context(envelope.id(), EventType.of(envelope.event()), envelope.source(), envelope.at());
        return context.record(topic, envelope.streamId().toString(), json(envelope.event()));
    }

    /**
     * Reads one record of the log.
     *
     * @return empty if the record is of a type that this version does not know; readers count such and go on
     * @throws Unreadable if it has no sound context, no stream or no sound value
     */
    public static Optional<Logged> decode(ConsumerRecord<String, byte[]> record) throws Unreadable {
        Context context = Context.of(record.headers());
        Optional<Class<? extends Event>> type = EventType.named(context.type());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (record.value() == null) {
            throw new Unreadable("no value");
        }
        UUID streamId = uuid("key", record.key());
        Event event = read(record.value(), type.get());
        Envelope envelope = new Envelope(context.id(), streamId, context.at(), context.source(), event);
        return Optional.of(new Logged(envelope, record.partition(), record.offset()));
    }

    /** What CloudEvents calls the context attributes of one record. */
    public record Context(UUID id, String type, String source, Instant at) {

        static Context of(Headers headers) throws Unreadable {
            String at = text(headers, "ce_time");
            try {
                return new Context(
                        uuid("ce_id", text(headers, "ce_id")),
                        text(headers, "ce_type"),
                        text(headers, "ce_source"),
                        Instant.parse(at));
            } catch (DateTimeParseException e) {
                throw new Unreadable("ce_time is no time");
            }
        }

        public ProducerRecord<String, byte[]> record(String topic, String key, byte[] value) {
            var record = new ProducerRecord<>(topic, null, at.toEpochMilli(), key, value);
            put(record, "ce_specversion", "1.0");
            put(record, "ce_id", id.toString());
            put(record, "ce_type", type);
            put(record, "ce_source", source);
            put(record, "ce_time", at.toString());
            put(record, "content-type", "application/json");
            return record;
        }

        private static void put(ProducerRecord<?, ?> record, String name, String value) {
            record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }

        private static String text(Headers headers, String name) throws Unreadable {
            Header header = headers.lastHeader(name);
            if (header == null || header.value() == null) {
                throw new Unreadable("no header " + name);
            }
            return new String(header.value(), StandardCharsets.UTF_8);
        }
    }

    /** The id of the event that a record carries, without reading the rest of it. */
    public static Optional<UUID> idOf(ConsumerRecord<?, ?> record) {
        try {
            return Optional.of(Context.of(record.headers()).id());
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** The name of the event that a record carries, without reading the rest of it; empty if it bears none. */
    public static Optional<String> typeOf(ConsumerRecord<?, ?> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null || type.value() == null
                ? Optional.empty()
                : Optional.of(new String(type.value(), StandardCharsets.UTF_8));
    }

    public static UUID uuid(String what, String text) throws Unreadable {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(what + " is no UUID");
        }
    }

    /** What is wrong and where, without what stands there: causes go into logs, and people's words do not. */
    private static String fault(IOException e) {
        String kind = e.getClass().getSimpleName();
        return switch (e) {
            case JsonMappingException wrong -> kind + " at " + place(wrong);
            case JsonProcessingException broken
            when broken.getLocation() != null ->
                kind + " at byte " + broken.getLocation().getByteOffset();
            default -> kind;
        };
    }

    private static String place(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
