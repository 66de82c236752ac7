package io.livestream.chat;

import static io.livestream.testing.Replies.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.Ids;
import io.livestream.platform.event.Author;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Role;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What people do in the chat of a classroom, over HTTP. */
public final class Chats {

    private Chats() {}

    public static String path(Classroom room) {
        return "/api/livestream/" + room.id() + "/chat";
    }

    public static Response post(TestUser person, Classroom room, String text) {
        return person.request().body(Map.of("text", text)).post(path(room));
    }

    public static Response reply(TestUser person, Classroom room, String text, Object to) {
        return person.request().body(Map.of("text", text, "replyTo", to)).post(path(room));
    }

    /** The id of a message that was posted. */
    public static UUID posted(TestUser person, Classroom room, String text) {
        return created(post(person, room, text));
    }

    /** Messages of the teacher, posted by a node that is none of the tests'. */
    public static List<Logged> postedElsewhere(Classroom room, int messages, IntFunction<String> text) {
        Author teacher = room.teacher().author(Role.TEACHER);
        return room.append(IntStream.range(0, messages)
                .mapToObj(i -> new ChatEvent.Posted(Ids.next(), teacher, text.apply(i), null))
                .toList());
    }

    /** A page, by query parameters: name, value, name, value. */
    public static Response read(TestUser person, Classroom room, Object... query) {
        Map<String, Object> parameters = new HashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            parameters.put(query[i].toString(), query[i + 1]);
        }
        return person.request().queryParams(parameters).get(path(room));
    }

    public static Response find(TestUser person, Classroom room, UUID message) {
        return person.request().get(path(room) + "/" + message);
    }

    public static Response remove(TestUser person, Classroom room, UUID message) {
        return person.request().delete(path(room) + "/" + message);
    }

    public static Response settings(TestUser person, Classroom room, int slowModeSeconds, boolean enabled) {
        return person.request()
                .body(Map.of("slowModeSeconds", slowModeSeconds, "enabled", enabled))
                .put(path(room) + "/settings");
    }

    public static Response pin(TestUser person, Classroom room, UUID message) {
        return person.request().body(Map.of("messageId", message)).put(path(room) + "/pin");
    }

    public static Response mute(TestUser person, Classroom room, TestUser whom) {
        return person.request().body(Map.of()).put(path(room) + "/mutes/" + whom.id());
    }

    public static List<Long> seqs(Response page) {
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().getList("items.seq", Long.class);
    }

    /** The places of a stream's messages on the log. */
    public static List<Long> seqsOnTheLog(Classroom room) {
        return LogProbe.log().eventsOf(room.id()).stream()
                .filter(logged -> logged.event() instanceof ChatEvent.Posted)
                .map(Logged::seq)
                .toList();
    }
}
