package io.livestream.stream.livestream;

import static io.livestream.stream.Lessons.STREAMS;
import static io.livestream.stream.Lessons.fields;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.platform.event.StreamEvent;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestTokens;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class CreatingTest {

    private final TestUser teacher = As.teacher();

    @Test
    void aStreamNeedsOnlyATitle() {
        ValidatableResponse created = create(fields("title", "Algebra"));

        created.statusCode(201)
                .header("ETag", "\"0\"")
                .body("title", is("Algebra"))
                .body("description", nullValue())
                .body("tags", empty())
                .body("status", is("scheduled"))
                .body("visibility", is("public"))
                .body("quality", is("720p"))
                .body("maxViewers", is(1000))
                .body("recording", is(false))
                .body("chatEnabled", is(true))
                .body("questionsEnabled", is(true))
                .body("scheduledAt", nullValue())
                .body("startedAt", nullValue())
                .body("endedAt", nullValue())
                .body("teacher", is(fields("id", teacher.id().toString(), "displayName", teacher.displayName())))
                .body("viewerCount", is(0))
                .body("peakViewers", is(0))
                .body("version", is(0));
        String id = created.extract().path("id");
        assertThat(created.extract().header("Location")).endsWith(STREAMS + "/" + id);
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
    }

    @Test
    void theReplyIsWhatIsReadAfterwards() {
        Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> given = fields(
                "title",
                "  Ünïcode 👩‍🏫  ",
                "description",
                "Line one\nline two",
                "tags",
                List.of("Maths", " maths ", "Vectors"),
                "visibility",
                "unlisted",
                "quality",
                "1080p",
                "maxViewers",
                3,
                "recording",
                true,
                "chatEnabled",
                false,
                "questionsEnabled",
                false,
                "scheduledAt",
                soon.toString());

        ValidatableResponse created = create(given);

        created.statusCode(201)
                .body("title", is("Ünïcode 👩‍🏫"))
                .body("tags", contains("Maths", "Vectors"))
                .body("visibility", is("unlisted"))
                .body("scheduledAt", is(soon.toString()));
        Map<String, Object> reply = created.extract().jsonPath().getMap("$");
        UUID id = UUID.fromString((String) reply.get("id"));
        Lessons.get(teacher, id).then().header("ETag", "\"0\"").body("$", is(reply));
        Lessons.get(As.student(), id).then().statusCode(200).body("$", is(reply));
    }

    @Test
    void theLogIsToldBeforeTheTeacherIs() {
        UUID id = Lessons.scheduled(teacher, "title", "Told", "visibility", "private");

        var created = LogProbe.log().eventsOf(id, StreamEvent.Created.class);
        assertThat(created).singleElement().satisfies(event -> {
            assertThat(event.stream().title()).isEqualTo("Told");
            assertThat(event.stream().teacher()).isEqualTo(teacher.person());
        });
        assertThat(LogProbe.log().stateOf(id)).contains(created.getFirst().stream());
    }

    @Test
    void theSameKeyCreatesOnce() {
        String first = withKey("key-1", "Once");
        String again = withKey("key-1", "Once");
        String other = withKey("key-2", "Once");

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
    }

    private String withKey(String key, String title) {
        return teacher.request()
                .header("Idempotency-Key", key)
                .body(fields("title", title))
                .post(STREAMS)
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .extract()
                .path("id");
    }

    record Bad(String field, Object value) {}

    static List<Bad> badFields() {
        return List.of(
                new Bad("title", null),
                new Bad("title", ""),
                new Bad("title", " \t "),
                new Bad("title", "\u200b\u00a0"),
                new Bad("title", "two\nlines"),
                new Bad("title", "two\u2028lines"),
                new Bad("title", "turned \u202eround"),
                new Bad("title", "x".repeat(201)),
                new Bad("description", "x".repeat(5001)),
                new Bad("tags", Collections.singletonList(null)),
                new Bad("tags", List.of("")),
                new Bad("tags", List.of("x".repeat(51))),
                new Bad("tags", List.of("a\u0007b")),
                new Bad("tags", IntStream.range(0, 21).mapToObj(i -> "tag " + i).toList()),
                new Bad("visibility", "secret"),
                new Bad("visibility", "PUBLIC"),
                new Bad("quality", "8k"),
                new Bad("maxViewers", 0),
                new Bad("maxViewers", 100_001),
                new Bad("scheduledAt", "2020-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void aFieldOutsideItsRuleIsNamed(Bad bad) {
        Map<String, Object> body = fields("title", "Fine");
        body.put(bad.field(), bad.value());

        create(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body(code("invalid"))
                .body("violations.field.collect { it.replaceAll('\\\\[.*', '') }", hasItem(bad.field()));
    }

    static List<Map<String, Object>> badTypes() {
        return List.of(
                fields("title", 5),
                fields("title", "Fine", "maxViewers", "many"),
                fields("title", "Fine", "maxViewers", 99_999_999_999L),
                fields("title", "Fine", "recording", "yes"),
                fields("title", "Fine", "tags", "maths"),
                fields("title", "Fine", "scheduledAt", "tomorrow"),
                fields("title", "Fine", "scheduledAt", 1_800_000_000));
    }

    @ParameterizedTest
    @MethodSource("badTypes")
    void aValueOfTheWrongTypeIsRefused(Map<String, Object> body) {
        create(body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void lengthsCountCharactersAsPeopleDo() {
        create(fields("title", "😀".repeat(200), "description", "😀".repeat(5000), "tags", List.of("😀".repeat(50))))
                .statusCode(201);
        create(fields("title", "😀".repeat(201))).statusCode(400);
    }

    @Test
    void aBodyThatIsNoneIsRefused() {
        teacher.request().body("{\"title\": ").post(STREAMS).then().statusCode(400);
        teacher.request().body("null").post(STREAMS).then().statusCode(400);
        teacher.request().post(STREAMS).then().statusCode(400);
    }

    @Test
    void aStudentIsToldTheFaultsOfTheFormFirst() {
        TestUser student = As.student();

        student.request().body(fields("title", "")).post(STREAMS).then().statusCode(400);
        student.request()
                .body(fields("title", "Fine", "scheduledAt", "2020-01-01T00:00:00Z"))
                .post(STREAMS)
                .then()
                .statusCode(400);
        student.request()
                .body(fields("title", "Fine"))
                .post(STREAMS)
                .then()
                .statusCode(403)
                .body(code("teachers-only"));
    }

    @Test
    void anAdminMayCreateToo() {
        As.admin()
                .request()
                .body(fields("title", "Assembly"))
                .post(STREAMS)
                .then()
                .statusCode(201);
    }

    @Test
    void aBadTokenIsRefusedBeforeTheForm() {
        for (var bad : TestTokens.bad().entrySet()) {
            int status = teacher.with(bad.getValue())
                    .request()
                    .body(fields("title", ""))
                    .post(STREAMS)
                    .statusCode();
            assertThat(status).as(bad.getKey()).isEqualTo(401);
        }
    }

    @Test
    void aSlashAtTheEndMakesNoDifference() {
        String id = teacher.request()
                .body(fields("title", "Slash"))
                .post(STREAMS + "/")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        teacher.request().get(STREAMS + "/" + id + "/").then().statusCode(200);
        teacher.request().get(STREAMS + "/").then().statusCode(200);
        teacher.request().get(STREAMS + "/active/").then().statusCode(200);
        teacher.request().post(STREAMS + "/" + id + "/start/").then().statusCode(200);
    }

    private ValidatableResponse create(Map<String, Object> body) {
        return teacher.request().body(body).post(STREAMS).then();
    }
}
