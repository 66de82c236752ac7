package io.livestream.qa;

import static io.livestream.testing.Replies.created;
import static io.restassured.RestAssured.given;

import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** What people do over HTTP with the questions of one class. */
public record Questions(Classroom classroom) {

    public static Questions of(Classroom classroom) {
        return new Questions(classroom);
    }

    public String path() {
        return "/api/livestream/" + classroom.id() + "/questions";
    }

    public String path(UUID question) {
        return path() + "/" + question;
    }

    public Response ask(TestUser who, Map<String, Object> body) {
        return who.request().body(body).post(path());
    }

    /** Asks, and expects to be allowed to. */
    public UUID asked(TestUser who, String text) {
        return created(ask(who, Map.of("text", text)));
    }

    public UUID askedAnonymously(TestUser who, String text) {
        return created(ask(who, Map.of("text", text, "anonymous", true)));
    }

    public Response get(TestUser who, UUID question) {
        return who.request().get(path(question));
    }

    public Response list(TestUser who, Object... parameters) {
        var request = who.request();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return request.get(path());
    }

    public Response upvote(TestUser who, UUID question) {
        return who.request().post(path(question) + "/upvote");
    }

    public Response withdraw(TestUser who, UUID question) {
        return who.request().delete(path(question) + "/upvote");
    }

    public Response answer(TestUser who, UUID question, String text) {
        return who.request().body(Map.of("text", text)).put(path(question) + "/answer");
    }

    public Response status(TestUser who, UUID question, String status) {
        return who.request().body(Map.of("status", status)).put(path(question) + "/status");
    }

    public Response pin(TestUser who, UUID question) {
        return who.request().put(path(question) + "/pin");
    }

    public Response unpin(TestUser who, UUID question) {
        return who.request().delete(path(question) + "/pin");
    }

    public Response delete(TestUser who, UUID question) {
        return who.request().delete(path(question));
    }

    /** A request without a token. */
    public Response getAsNobody(UUID question) {
        return given().get(path(question));
    }
}
