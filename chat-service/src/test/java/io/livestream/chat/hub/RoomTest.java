package io.livestream.chat.hub;

import static io.livestream.chat.Chats.post;
import static io.livestream.chat.Chats.posted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.chat.RoomClient;
import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Role;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoomTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void theWelcomeSaysWhatTheRoomIsAndWhoOneIsInIt() {
        Classroom room = Classroom.live(teacher, student, As.student());

        try (RoomClient client = RoomClient.open(student, room)) {
            JsonNode welcome = client.frames().getFirst();
            assertThat(welcome.get("type").textValue()).isEqualTo("welcome");
            JsonNode data = welcome.get("data");
            assertThat(data.at("/stream/id").textValue()).isEqualTo(room.id().toString());
            assertThat(data.at("/stream/status").textValue()).isEqualTo("live");
            assertThat(data.at("/stream/viewerCount").intValue()).isEqualTo(2);
            assertThat(data.at("/viewers").intValue()).isEqualTo(2);
            assertThat(data.at("/you/id").textValue()).isEqualTo(student.id().toString());
            assertThat(data.at("/you/role").textValue()).isEqualTo("viewer");
            assertThat(data.at("/you/muted").booleanValue()).isFalse();
            assertThat(data.at("/you/peer").textValue()).isNotBlank();
            assertThat(data.at("/chat/settings/enabled").booleanValue()).isTrue();
            assertThat(data.at("/chat/pinned").isNull()).isTrue();
            assertThat(data.at("/seq").isIntegralNumber()).isTrue();
        }
    }

    @Test
    void aMessageByRestIsInTheRoom() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            String id = posted(teacher, room, "Welcome").toString();

            JsonNode frame = client.await(
                    "chat.posted", data -> data.get("id").textValue().equals(id));
            assertThat(frame.get("seq").longValue())
                    .isEqualTo(frame.at("/data/seq").longValue());
            assertThat(frame.at("/data/text").textValue()).isEqualTo("Welcome");
            assertThat(frame.at("/data/author/role").textValue()).isEqualTo("teacher");
        }
    }

    @Test
    void aMessageByTheSocketIsAcknowledgedWithItsPlaceOnTheLog() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            client.send(Map.of("type", "chat.send", "ref", "1", "text", "Hello 👋"));

            JsonNode ack = client.answer("1");
            var logged = LogProbe.log().eventsOf(room.id()).getLast();
            assertThat(ack.get("type").textValue()).isEqualTo("ack");
            assertThat(ack.at("/data/seq").longValue()).isEqualTo(logged.seq());
            assertThat(ack.at("/data/id").textValue())
                    .isEqualTo(((ChatEvent.Posted) logged.event()).messageId().toString());
            assertThat(client.await("chat.posted").get("text").textValue()).isEqualTo("Hello 👋");
        }
    }

    @Test
    void messagesOfOneSocketKeepTheirOrder() {
        Classroom room = Classroom.live(teacher);

        try (RoomClient client = RoomClient.open(teacher, room)) {
            IntStream.range(0, 10).forEach(i -> client.send(Map.of("type", "chat.send", "text", "Number " + i)));

            client.await("chat.posted", data -> data.get("text").textValue().equals("Number 9"));
            assertThat(client.texts())
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10).mapToObj(i -> "Number " + i).toList());
        }
    }

    @Test
    void whoComesGetsTheLastFiftyMessages() {
        Classroom room = Classroom.live(teacher);
        var ids = IntStream.range(0, 55)
                .mapToObj(i -> {
                    room.append(new ChatEvent.Posted(Ids.next(), teacher.author(Role.TEACHER), "Number " + i, null));
                    return "Number " + i;
                })
                .toList();

        try (RoomClient client = RoomClient.open(student, room)) {
            post(teacher, room, "The next").then().statusCode(201);

            client.await("chat.posted", data -> data.get("text").textValue().equals("The next"));
            assertThat(client.texts())
                    .startsWith("Number 5")
                    .endsWith("Number 54", "The next")
                    .hasSize(51);
            assertThat(client.texts().subList(0, 50)).isEqualTo(ids.subList(5, 55));
            assertThat(client.seqs()).isSorted();
        }
    }

    @Test
    void whoComesBackGetsWhatTheyMissedOnceAndInOrder() {
        Classroom room = Classroom.live(teacher, student);
        long seen;
        try (RoomClient client = RoomClient.open(student, room)) {
            post(teacher, room, "Seen").then().statusCode(201);
            client.await("chat.posted");
            seen = client.seqs().getLast();
        }
        post(teacher, room, "Missed 1").then().statusCode(201);
        post(teacher, room, "Missed 2").then().statusCode(201);

        try (RoomClient client = RoomClient.openAfter(student, room, seen)) {
            post(teacher, room, "New").then().statusCode(201);

            client.await("chat.posted", data -> data.get("text").textValue().equals("New"));
            assertThat(client.texts()).containsExactly("Missed 1", "Missed 2", "New");
        }
    }
}
