package io.livestream.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON of the log is a contract: whoever breaks one of the golden files breaks a reader of years ago or of elsewhere. */
class GoldenEventsTest {

    private static final UUID STREAM = UUID.fromString("01939b1e-0000-7000-8000-0000000000ff");
    private static final UUID EVENT = UUID.fromString("01939b1e-0000-7000-8000-0000000000ee");
    private static final Instant AT = Instant.parse("2026-11-22T11:00:00.123Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> types() {
        return EventType.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void eachEventIsReadAndWrittenAsItsGoldenFile(String type) throws Exception {
        byte[] golden = golden("events/" + type + ".json");

        Logged read = EventCodec.decode(record(type, golden)).orElseThrow();

        byte[] written = EventCodec.encode("livestream.events", read.envelope()).value();
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(golden));
        assertThat(EventType.of(read.event())).isEqualTo(type);
    }

    @Test
    void theStatesOfStreamsAndAccountsAreReadAndWrittenAsTheirGoldenFiles() throws Exception {
        byte[] stream = golden("stream.state.json");
        byte[] account = golden("account.state.json");

        assertThat(JSON.readTree(EventCodec.json(EventCodec.read(stream, StreamState.class))))
                .isEqualTo(JSON.readTree(stream));
        assertThat(JSON.readTree(EventCodec.json(EventCodec.read(account, AccountState.class))))
                .isEqualTo(JSON.readTree(account));
    }

    @Test
    void aRenewalIsReadAndWrittenAsItsGoldenFile() throws Exception {
        byte[] golden = golden("presence.renewed.json");

        PresenceRenewed read =
                PresenceRenewed.read(record("presence.renewed", golden)).orElseThrow();

        ProducerRecord<String, byte[]> written = read.record("livestream.presence", "/chat-service");
        assertThat(JSON.readTree(written.value())).isEqualTo(JSON.readTree(golden));
        assertThat(written.key()).isEqualTo(STREAM.toString());
        assertThat(text(written.headers(), "ce_type")).isEqualTo("presence.renewed");
        assertThat(text(written.headers(), "ce_time")).isEqualTo("2026-11-22T11:00:40Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "null",
                "{}",
                "{\"streamId\": \"01939b1e-0000-7000-8000-0000000000ff\", \"at\": \"2026-11-22T11:00:40Z\"}",
                "{\"streamId\": \"01939b1e-0000-7000-8000-0000000000ff\", \"people\": []}",
                "{\"streamId\": \"01939b1e-0000-7000-8000-0000000000fe\", \"at\": \"2026-11-22T11:00:40Z\", \"people\": []}",
                "{\"streamId\": \"01939b1e-0000-7000-8000-0000000000ff\", \"at\": \"2026-11-22T11:00:40Z\", \"people\": [{}]}",
                "{\"streamId\": \"01939b1e-0000-7000-8000-0000000000ff\", \"at\": \"2026-11-22T11:00:40Z\", \"people\": [null]}"
            })
    void aRenewalThatLacksSomethingIsUnreadable(String json) {
        assertThatThrownBy(() -> PresenceRenewed.read(record("presence.renewed", json.getBytes())))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void aRecordOfPresenceOfAnotherTypeIsNoRenewalAndNoFault() throws Exception {
        assertThat(PresenceRenewed.read(record("presence.paused", new byte[] {1})))
                .isEmpty();
    }

    @Test
    void aJoinFromBeforeTheViewersWereToldHasNone() throws Exception {
        byte[] earlier = "{\"user\": null, \"role\": \"viewer\"}".getBytes();

        Logged read = EventCodec.decode(record("participant.joined", earlier)).orElseThrow();

        assertThat(read.event()).isEqualTo(new ParticipantEvent.Joined(null, Role.VIEWER, null, null, 0));
    }

    @Test
    void anEventTravelsInCloudEventsBinaryMode() throws Exception {
        Event event = new ChatEvent.Unpinned(new Person(STREAM, "Ada"));

        ProducerRecord<String, byte[]> sent =
                EventCodec.encode("livestream.events", new Envelope(EVENT, STREAM, AT, "/chat-service", event));

        assertThat(sent.key()).isEqualTo(STREAM.toString());
        assertThat(sent.timestamp()).isEqualTo(AT.toEpochMilli());
        assertThat(text(sent.headers(), "ce_specversion")).isEqualTo("1.0");
        assertThat(text(sent.headers(), "ce_id")).isEqualTo(EVENT.toString());
        assertThat(text(sent.headers(), "ce_type")).isEqualTo("chat.unpinned");
        assertThat(text(sent.headers(), "ce_source")).isEqualTo("/chat-service");
        assertThat(text(sent.headers(), "ce_time")).isEqualTo("2026-11-22T11:00:00.123Z");
        assertThat(text(sent.headers(), "content-type")).isEqualTo("application/json");
    }

    @Test
    void aFieldThatIsNotKnownIsPassedOver() throws Exception {
        byte[] later = "{\"messageId\": \"%s\", \"by\": null, \"addedLater\": [1, 2]}"
                .formatted(EVENT)
                .getBytes();

        Logged read = EventCodec.decode(record("chat.removed", later)).orElseThrow();

        assertThat(read.event()).isEqualTo(new ChatEvent.Removed(EVENT, null));
    }

    @Test
    void aTypeThatIsNotKnownIsNoEventAndNoFault() throws Exception {
        assertThat(EventCodec.decode(record("poll.opened", new byte[] {1}))).isEmpty();
    }

    @Test
    void whatIsNoEventIsUnreadable() {
        assertThatThrownBy(() -> EventCodec.decode(record("chat.removed", "no json".getBytes())))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> EventCodec.decode(record("chat.removed", null)))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> EventCodec.decode(new ConsumerRecord<>("livestream.events", 0, 0, "k", new byte[0])))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("ce_time");
    }

    private static ConsumerRecord<String, byte[]> record(String type, byte[] value) {
        Headers headers = new EventCodec.Context(EVENT, type, "/test", AT)
                .record("livestream.events", STREAM.toString(), value)
                .headers();
        return new ConsumerRecord<>(
                "livestream.events",
                3,
                42,
                AT.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                STREAM.toString(),
                value,
                headers,
                java.util.Optional.empty());
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value());
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = GoldenEventsTest.class.getResourceAsStream("/contracts/" + name)) {
            assertThat(file).as("golden file %s", name).isNotNull();
            return file.readAllBytes();
        }
    }
}
