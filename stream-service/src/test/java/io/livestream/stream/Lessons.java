package io.livestream.stream;

import static io.livestream.testing.Replies.created;
import static org.hamcrest.Matchers.is;

import io.livestream.testing.TestUser;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Streams set up through the API as their teachers would. */
public final class Lessons {

    public static final String STREAMS = "/api/livestream";

    private Lessons() {}

    public static String path(UUID streamId, String rest) {
        return STREAMS + "/" + streamId + rest;
    }

    /** Fields of a request, in pairs; a value may be null. */
    public static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    /** A stream with these fields, over what it needs at least. */
    public static UUID scheduled(TestUser teacher, Object... pairs) {
        Map<String, Object> body = fields("title", "Algebra, week 12");
        body.putAll(fields(pairs));
        return created(teacher.request().body(body).post(STREAMS));
    }

    public static UUID live(TestUser teacher, Object... pairs) {
        UUID streamId = scheduled(teacher, pairs);
        post(teacher, streamId, "/start").then().statusCode(200);
        return streamId;
    }

    public static UUID ended(TestUser teacher, Object... pairs) {
        UUID streamId = live(teacher, pairs);
        post(teacher, streamId, "/stop").then().statusCode(200);
        return streamId;
    }

    public static UUID cancelled(TestUser teacher, Object... pairs) {
        UUID streamId = scheduled(teacher, pairs);
        post(teacher, streamId, "/cancel").then().statusCode(200);
        return streamId;
    }

    public static void joined(UUID streamId, TestUser... people) {
        for (TestUser person : people) {
            post(person, streamId, "/join").then().statusCode(200);
        }
    }

    public static Response post(TestUser user, UUID streamId, String rest) {
        return user.request().post(path(streamId, rest));
    }

    public static Response get(TestUser user, UUID streamId) {
        return user.request().get(path(streamId, ""));
    }

    public static Response change(TestUser user, UUID streamId, Object... pairs) {
        return user.request().body(fields(pairs)).put(path(streamId, ""));
    }

    public static void viewersAre(TestUser user, UUID streamId, int count) {
        get(user, streamId).then().body("viewerCount", is(count));
    }
}
