package io.livestream.chat.handshake;

import static io.livestream.chat.RoomClient.refusal;
import static io.livestream.testing.Replies.code;
import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import io.livestream.chat.RoomClient;
import io.livestream.platform.event.Visibility;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestTokens;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UpgradeTest {

    private static final String ALL = "";
    /** In milliseconds. */
    private static final int LESS_THAN_CLIENTS_WAIT = 10_000;

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    static Stream<String> badTokens() {
        return TestTokens.bad().values().stream();
    }

    @Test
    void withoutATokenThereIsNoRoom() {
        assertThat(refusal(As.anonymous(), Classroom.live(teacher).id(), ALL, null))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aTokenThatProvesNothingOpensNothing(String token) {
        assertThat(refusal(teacher.with(token), Classroom.live(teacher).id(), ALL, null))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aTokenThatProvesNothingIsToldNothingElseThatIsWrong(String token) {
        given().header("Authorization", "Bearer " + token)
                .get("/api/livestream/" + Classroom.live(teacher).id() + "/room?after=x")
                .then()
                .statusCode(401)
                .body(code("unauthenticated"));
    }

    @Test
    void aStreamThatIsNotHasNoRoom() {
        assertThat(refusal(student, UUID.randomUUID(), ALL, null)).isEqualTo(404);
    }

    @Test
    void aPrivateStreamHasNoRoomForStrangers() {
        Classroom room = Classroom.created(teacher, draft -> draft.visibility(Visibility.PRIVATE))
                .start();

        assertThat(refusal(student, room.id(), ALL, null)).isEqualTo(404);
        RoomClient.open(teacher, room).close();
        room.invite(student);
        RoomClient.open(student, room).close();
    }

    @Test
    void whoWasRemovedIsNotLetIn() {
        Classroom room = Classroom.live(teacher, student).remove(student);

        assertThat(refusal(student, room.id(), ALL, null)).isEqualTo(403);
        room.readmit(student);
        RoomClient.open(student, room).close();
    }

    @Test
    void whoMaySeeTheStreamIsLetInBeforeTheClassAndAfterIt() {
        Classroom before = Classroom.scheduled(teacher);
        Classroom after = Classroom.live(teacher).stop();

        RoomClient.open(student, before).close();
        RoomClient.open(student, after).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example", "http://localhost:1"})
    void aPageOfAnotherSiteOpensNothing(String origin) {
        assertThat(refusal(student, Classroom.live(teacher).id(), ALL, origin)).isEqualTo(403);
    }

    @Test
    void ourOwnPagesAndThoseOfTheSettingsOpenRooms() {
        UUID room = Classroom.live(teacher).id();

        assertThat(refusal(student, room, ALL, "http://localhost:" + RestAssured.port))
                .isEqualTo(101);
        assertThat(refusal(student, room, ALL, "https://school.example")).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?after=x", "?after=-1", "?after=9999999999999999999"})
    void aPlaceThatIsNoneIsRefused(String query) {
        assertThat(refusal(student, Classroom.live(teacher).id(), query, null)).isEqualTo(400);
    }

    @Test
    void aPlaceThatIsEmptyIsThatOfSomebodyNew() {
        assertThat(refusal(student, Classroom.live(teacher).id(), "?after=", null))
                .isEqualTo(101);
    }

    @Test
    void aRequestThatAsksForNoSocketIsToldSo() {
        student.request()
                .get("/api/livestream/" + Classroom.live(teacher).id() + "/room")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(code("malformed"));
    }

    @Test
    void aRefusalIsAProblemDocument() {
        given().header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .header("Sec-WebSocket-Protocol", "livestream.v1")
                .get("/api/livestream/" + Classroom.live(teacher).id() + "/room")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .contentType("application/problem+json")
                .body(code("unauthenticated"));
    }

    @Test
    void anErrorIsAnsweredAtOnceLikeAnyFaultOfOurs() {
        given().config(config().httpClient(httpClientConfig().setParam("http.socket.timeout", LESS_THAN_CLIENTS_WAIT)))
                .header("Authorization", "Bearer " + student.token())
                .get(BrokenRoomRoute.PATH + "/api/livestream/" + UUID.randomUUID() + "/room")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body(code("internal"))
                .body("incident", notNullValue());
    }
}
