package io.livestream.chat.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.livestream.chat.room.Story;
import io.livestream.platform.Ids;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.Author;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.Role;
import io.livestream.platform.problem.Refusal;
import io.livestream.platform.problem.Violation;
import io.livestream.testing.AsyncApi;
import io.livestream.testing.GoldenRecords;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the AsyncAPI document says of the frames of the room is what goes over the socket. */
@QuarkusTest
class FramesDescribedTest {

    private static final Ref TEXT = Ref.of(TextNode.valueOf("1"));
    private static final Ref NUMBER = Ref.of(IntNode.valueOf(1));

    private static final String ROOM = "room";
    private static final String FROM_CLIENT = "client.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Frames frames;
    private final ClientFrames clientFrames;
    private final AsyncApi document = AsyncApi.document();
    private final Story story = Story.live();
    private final Caller ben = Story.caller("Ben", AccountRole.STUDENT);

    FramesDescribedTest(Frames frames, ClientFrames clientFrames) {
        this.frames = frames;
        this.clientFrames = clientFrames;
    }

    static Stream<String> events() {
        return EventType.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("events")
    void eachEventIsShownAsDescribed(String type) throws Exception {
        frameOf(type).ifPresent(frame -> assertIsAsDescribed(frame.type(), frame.bytes()));
    }

    @Test
    void theNumberedFramesThatAreDescribedAreThoseThatThereAre() throws Exception {
        List<String> shown = new ArrayList<>();
        for (String type : EventType.all().keySet()) {
            frameOf(type).ifPresent(frame -> shown.add(frame.type()));
        }

        assertThat(fromServer(true)).isEqualTo(Set.copyOf(shown));
    }

    private Optional<Frame> frameOf(String type) throws Exception {
        Event event = EventCodec.read(GoldenRecords.event(type), EventType.all().get(type));
        return frames.of(story.happened(event), story.state);
    }

    @Test
    void aMuteWithoutAnEndIsShownAsDescribed() {
        assertIsAsDescribed("participant.muted", shown(new ChatEvent.Muted(ben.id(), null, story.by())));
    }

    @Test
    void anAnswerGivenAloudIsShownAsDescribed() {
        var spoken = new QuestionEvent.Answered(Ids.next(), null, true, story.by());

        assertIsAsDescribed("question.answered", shown(spoken));
    }

    @Test
    void aPinnedMessageIsShownAsDescribedWhetherTheRoomRemembersItOrNot() {
        UUID message = story.says(ben, "Is A invertible?", Story.NOON);

        JsonNode known = assertIsAsDescribed("chat.pinned", shown(new ChatEvent.Pinned(message, story.by())));
        JsonNode unknown = assertIsAsDescribed("chat.pinned", shown(new ChatEvent.Pinned(Ids.next(), story.by())));

        assertThat(known.at("/data/message").isNull()).isFalse();
        assertThat(redacted(new ChatEvent.Pinned(message, story.by()))
                        .at("/data/message/removed")
                        .booleanValue())
                .isTrue();
        assertThat(unknown.at("/data/message").isNull()).isTrue();
    }

    @Test
    void aQuestionIsShownAsDescribedWithItsAuthorAndWithout() {
        Logged asked = story.happened(new QuestionEvent.Asked(Ids.next(), ben.person(), true, "Why?"));
        Frame frame = frames.of(asked, story.state).orElseThrow();

        JsonNode anonymous = assertIsAsDescribed("question.asked", frame.bytes());
        JsonNode own = assertIsAsDescribed("question.asked", frame.bytesFor(ben));
        assertIsAsDescribed("question.asked", frames.withoutText(frame).bytes());

        assertThat(anonymous.at("/data/author").isNull()).isTrue();
        assertThat(own.at("/data/author").isNull()).isFalse();
    }

    @Test
    void aMessageIsShownAsDescribedAlsoToWhoComesLaterOrAfterItWasRemoved() {
        Logged posted = story.happened(
                new ChatEvent.Posted(Ids.next(), Author.of(ben.person(), Role.VIEWER), "Hi", Ids.next()));
        Frame frame = frames.of(posted, story.state).orElseThrow();

        assertIsAsDescribed("chat.posted", frames.withoutText(frame).bytes());
        story.state.recent().after(-1, 10).messages().forEach(message -> {
            assertIsAsDescribed("chat.posted", frames.posted(message));
            assertIsAsDescribed("chat.posted", frames.posted(message.withoutText()));
        });
    }

    @Test
    void aWelcomeIsAsDescribedForWhoIsMutedAndWhoIsNot() {
        UUID message = story.says(ben, "Is A invertible?", Story.NOON);
        assertThat(welcomed().at("/data/chat/pinned").isNull()).isTrue();

        story.happened(new ChatEvent.Pinned(message, story.by()));
        story.mute(ben, Story.NOON.plusSeconds(60));
        assertThat(welcomed().at("/data/you/mutedUntil").isNull()).isFalse();

        story.mute(ben, null);
        JsonNode muted = welcomed();
        assertThat(muted.at("/data/you/muted").booleanValue()).isTrue();
        assertThat(muted.at("/data/you/mutedUntil").isNull()).isTrue();
        assertThat(muted.at("/data/chat/pinned").isNull()).isFalse();
    }

    private JsonNode welcomed() {
        var welcome = Welcome.of(story.state, story.state.require(ben), ben, "a-1", Story.NOON, 17);
        return assertIsAsDescribed("welcome", frames.welcome(welcome));
    }

    @Test
    void theUnnumberedFramesAreAsDescribedAndThereAreNoOthers() {
        var slow = new Refusal("slow-mode", "Wait.", 12, List.of());
        var invalid = new Refusal("invalid", "Not so.", null, List.of(new Violation("text", "must not be blank")));
        Map<String, List<byte[]>> sent = Map.ofEntries(
                entry("reset", List.of(frames.reset(17))),
                entry("viewers", List.of(frames.viewers(0), frames.viewers(17))),
                entry("reactions", List.of(frames.reactions(Map.of("👏", 3, "❤️", 1)))),
                entry("signal", List.of(frames.signal("a-1", ben.person(), Map.of("type", "offer")))),
                entry("ack", List.of(frames.ack(TEXT), frames.ack(NUMBER, 17, Ids.next()))),
                entry("pong", List.of(frames.pong(null), frames.pong(TEXT))),
                entry(
                        "refused",
                        List.of(
                                frames.refused(NUMBER, slow),
                                frames.refused(null, invalid),
                                frames.refused(null, BadFrame.malformed(null).refusal()))));

        sent.forEach((type, bytes) -> bytes.forEach(frame -> assertIsAsDescribed(type, frame)));
        assertThat(fromServer(false))
                .isEqualTo(Stream.concat(Stream.of("welcome"), sent.keySet().stream())
                        .collect(Collectors.toSet()));
    }

    @Test
    void eachFrameOfAClientIsDescribedWithItsMembers() {
        Map<String, Set<String>> members = Stream.of(
                        ClientFrame.class.getAnnotation(JsonSubTypes.class).value())
                .collect(Collectors.toMap(Type::name, FramesDescribedTest::membersOf));

        Map<String, Set<String>> described = fromClient().values().stream()
                .collect(Collectors.toMap(
                        message -> message.get("name").textValue(),
                        message -> message.at("/payload/properties")
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet())));

        assertThat(described).isEqualTo(members);
    }

    private static Set<String> membersOf(Type type) {
        Stream<String> named = Stream.of(type.value().getRecordComponents()).map(RecordComponent::getName);
        return Stream.concat(Stream.of("type"), named).collect(Collectors.toSet());
    }

    @Test
    void theExamplesOfClientsFramesAreTaken() throws Exception {
        List<Class<?>> taken = new ArrayList<>();
        for (JsonNode message : fromClient().values()) {
            for (JsonNode example : message.get("examples")) {
                byte[] text = example.get("payload").toString().getBytes(UTF_8);
                taken.add(clientFrames.read(text).getClass());
            }
        }

        assertThat(taken).contains(ClientFrame.class.getPermittedSubclasses());
    }

    @Test
    void theBoundOfARefIsDescribed() {
        assertThat(document.at("/components/schemas/Ref/maxLength").intValue()).isEqualTo(Ref.MOST_CHARACTERS);
    }

    @Test
    void theAnswerOfAQuestionThatIsGoneIsShownAsDescribed() {
        JsonNode answered = redacted(new QuestionEvent.Answered(Ids.next(), "Because", false, story.by()));

        assertThat(answered.at("/data/answer/text").isNull()).isTrue();
    }

    private JsonNode redacted(Event event) {
        Frame frame = frames.of(story.happened(event), story.state).orElseThrow();
        return assertIsAsDescribed(frame.type(), frames.withoutText(frame).bytes());
    }

    private byte[] shown(Event event) {
        return frames.of(story.happened(event), story.state).orElseThrow().bytes();
    }

    private JsonNode assertIsAsDescribed(String type, byte[] bytes) {
        TextWebSocketFrame frame = WebSocketBytesTest.read(bytes);
        try {
            JsonNode sent = JSON.readTree(frame.text());
            assertThat(sent.get("type").textValue()).isEqualTo(type);
            assertThat(document.faults(ROOM, type, sent)).as(frame.text()).isEmpty();
            return sent;
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            frame.release();
        }
    }

    private Map<String, JsonNode> fromClient() {
        return document.messages(ROOM).entrySet().stream()
                .filter(message -> message.getKey().startsWith(FROM_CLIENT))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<String> fromServer(boolean numbered) {
        return document.messages(ROOM).entrySet().stream()
                .filter(message -> !message.getKey().startsWith(FROM_CLIENT))
                .filter(message -> message.getValue().at("/payload/properties").has("seq") == numbered)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
