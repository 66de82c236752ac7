package io.livestream.platform.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.livestream.platform.Ids;
import io.livestream.platform.event.AccountState;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.event.RoomNote;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.log.Topics;
import io.livestream.testing.AsyncApi;
import io.livestream.testing.GoldenRecords;
import io.livestream.testing.LogProbe;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the AsyncAPI document says of the topics is what they are, and what it says of the records is what is sent. */
@QuarkusTest
class TopicsDescribedTest {

    private static final UUID STREAM = UUID.fromString("01939b1e-0000-7000-8000-0000000000ff");
    private static final Instant AT = Instant.parse("2026-11-22T11:00:40Z");

    @Inject
    DeadLetters deadLetters;

    private final AsyncApi document = AsyncApi.document();

    @Test
    void eachTopicIsDescribedAsItIsCreated() {
        Map<String, JsonNode> described = document.at("/channels")
                .valueStream()
                .filter(channel -> channel.at("/bindings/kafka").isObject())
                .collect(Collectors.toMap(channel -> channel.get("address").textValue(), Function.identity()));

        assertThat(described.keySet())
                .isEqualTo(Topics.all(Topics.EVENT_PARTITIONS).stream()
                        .map(Topics.Definition::name)
                        .collect(Collectors.toSet()));
        for (Topics.Definition topic : Topics.all(Topics.EVENT_PARTITIONS)) {
            JsonNode binding = described.get(topic.name()).at("/bindings/kafka");
            JsonNode settings = binding.get("topicConfiguration");
            assertThat(binding.get("partitions").intValue()).as(topic.name()).isEqualTo(topic.partitions());
            assertThat(settings.at("/cleanup.policy/0").textValue())
                    .as(topic.name())
                    .isEqualTo(topic.settings().get(TopicConfig.CLEANUP_POLICY_CONFIG));
            assertThat(settings.path("retention.ms").asText(null))
                    .as(topic.name())
                    .isEqualTo(topic.settings().get(TopicConfig.RETENTION_MS_CONFIG));
        }
    }

    static Set<String> types() {
        return EventType.all().keySet();
    }

    @Test
    void theLogIsDescribedWithAllTypesOfEventsAndNoOther() {
        assertThat(document.messages("events").keySet()).isEqualTo(types());
    }

    @Test
    void theOtherTopicsAreDescribedWithAllTypesOfRecordsAndNoOther() {
        assertThat(document.messages("streams")).containsOnlyKeys("stream.state");
        assertThat(document.messages("users")).containsOnlyKeys("account.state");
        assertThat(document.messages("presence")).containsOnlyKeys(PresenceRenewed.TYPE);
        assertThat(document.messages("roomNotes")).containsOnlyKeys(RoomNote.SIGNAL, RoomNote.REACTIONS);
        assertThat(document.messages("deadLetters")).containsOnlyKeys("dead-letter");
    }

    @Test
    void eachMessageIsNamedAsTheTypeInItsHeader() {
        Stream.of("events", "streams", "users", "presence", "roomNotes")
                .forEach(topic -> assertThat(document.messages(topic))
                        .allSatisfy((key, message) ->
                                assertThat(message.get("name").textValue()).isEqualTo(key)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void eachEventIsSentAsDescribed(String type) throws Exception {
        byte[] golden = GoldenRecords.event(type);
        Event event = EventCodec.read(golden, EventType.all().get(type));

        var sent = EventCodec.encode(Topics.EVENTS, new Envelope(Ids.next(), STREAM, AT, "/test", event));

        assertThat(document.faults("events", type, golden)).isEmpty();
        assertIsAsDescribed("events", type, sent);
    }

    @Test
    void theStatesAreSentAsDescribed() throws Exception {
        byte[] stream = EventCodec.json(EventCodec.read(GoldenRecords.state("stream.state"), StreamState.class));
        byte[] account = EventCodec.json(EventCodec.read(GoldenRecords.state("account.state"), AccountState.class));

        assertThat(document.faults("streams", "stream.state", stream)).isEmpty();
        assertThat(document.faults("streams", "stream.state", NullNode.instance))
                .isEmpty();
        assertThat(document.faults("streams", "stream.state", GoldenRecords.state("stream.state")))
                .isEmpty();
        assertThat(document.faults("users", "account.state", account)).isEmpty();
        assertThat(document.faults("users", "account.state", GoldenRecords.state("account.state")))
                .isEmpty();
    }

    @Test
    void whatRoomNodesSendIsSentAsDescribed() throws Exception {
        byte[] golden = GoldenRecords.state(PresenceRenewed.TYPE);
        var renewed = EventCodec.read(golden, PresenceRenewed.class);
        var data = JsonNodeFactory.instance.objectNode().put("type", "offer");
        var signal = new RoomNote.Signal(STREAM, "a-1", new Person(Ids.next(), "Ben"), false, "teacher", data);
        var reactions = new RoomNote.Reactions(STREAM, Map.of("👏", 3, "❤️", 1));

        assertThat(document.faults("presence", PresenceRenewed.TYPE, golden)).isEmpty();
        assertIsAsDescribed("presence", PresenceRenewed.TYPE, renewed.record(Topics.PRESENCE, "/chat-service"));
        assertIsAsDescribed("roomNotes", RoomNote.SIGNAL, signal.record(Topics.ROOM, "/chat-service", AT));
        assertIsAsDescribed("roomNotes", RoomNote.REACTIONS, reactions.record(Topics.ROOM, "/chat-service", AT));
    }

    @Test
    void whatIsSetAsideSaysWhyAndWhereFromAsDescribed() {
        String follower = "test-" + UUID.randomUUID();
        var unreadable = new ConsumerRecord<>(Topics.EVENTS, 3, 42, STREAM.toString(), "nonsense".getBytes(UTF_8));
        unreadable.headers().add("from", "elsewhere".getBytes(UTF_8));

        deadLetters.add(follower, unreadable, "no header ce_time");

        assertThat(LogProbe.log().recordsOn(Topics.DEAD_LETTERS))
                .filteredOn(letter ->
                        new String(letter.headers().lastHeader("dead_follower").value(), UTF_8).equals(follower))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(document.faults("deadLetters", "dead-letter", letter.headers()))
                            .isEmpty();
                    assertThat(letter.headers())
                            .extracting(header -> header.key())
                            .contains("from");
                });
        assertThat(document.at("/components/schemas/DeadLetter/properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "dead_cause", "dead_follower", "dead_topic", "dead_partition", "dead_offset", "dead_size");
    }

    private void assertIsAsDescribed(String channel, String type, ProducerRecord<String, byte[]> sent) {
        JsonNode described = document.messages(channel).get(type);
        assertThat(document.faults(channel, type, sent.value())).as(type).isEmpty();
        assertThat(document.faults(channel, type, sent.headers())).as(type).isEmpty();
        assertThat(new String(sent.headers().lastHeader("ce_type").value(), UTF_8))
                .isEqualTo(type);
        assertThat(sent.topic())
                .isEqualTo(document.at("/channels/" + channel + "/address").textValue());
        assertThat(described.at("/bindings/$ref").textValue()).isEqualTo("#/components/messageBindings/byStream");
    }
}
