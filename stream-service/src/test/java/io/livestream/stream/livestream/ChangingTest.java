package io.livestream.stream.livestream;

import static io.livestream.stream.Lessons.change;
import static io.livestream.stream.Lessons.fields;
import static io.livestream.stream.Lessons.get;
import static io.livestream.stream.Lessons.path;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.StreamEvent;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChangingTest {

    private final TestUser teacher = As.teacher();

    @Inject
    TestClock clock;

    @Test
    void whatIsLeftOutStaysAsItIs() {
        UUID id = Lessons.scheduled(teacher, "description", "Vectors", "tags", List.of("maths"), "maxViewers", 7);
        Map<String, Object> before = get(teacher, id).jsonPath().getMap("$");

        var changed = change(teacher, id, "title", "Algebra, week 13");

        changed.then().statusCode(200).header("ETag", "\"1\"").body("version", is(1));
        Map<String, Object> after = changed.jsonPath().getMap("$");
        before.putAll(Map.of("title", "Algebra, week 13", "version", 1, "updatedAt", after.get("updatedAt")));
        assertThat(after).isEqualTo(before);
        assertThat(get(teacher, id).jsonPath().getMap("$")).isEqualTo(after);
    }

    @Test
    void everyFieldCanChange() {
        UUID id = Lessons.scheduled(teacher);
        String soon = soon().toString();

        change(
                        teacher,
                        id,
                        "title",
                        " New ",
                        "description",
                        "More",
                        "tags",
                        List.of("a", "A", "b"),
                        "visibility",
                        "private",
                        "quality",
                        "360p",
                        "maxViewers",
                        1,
                        "recording",
                        true,
                        "chatEnabled",
                        false,
                        "questionsEnabled",
                        false,
                        "scheduledAt",
                        soon)
                .then()
                .statusCode(200)
                .body("title", is("New"))
                .body("description", is("More"))
                .body("tags", contains("a", "b"))
                .body("visibility", is("private"))
                .body("quality", is("360p"))
                .body("maxViewers", is(1))
                .body("recording", is(true))
                .body("chatEnabled", is(false))
                .body("questionsEnabled", is(false))
                .body("scheduledAt", is(soon));
    }

    @Test
    void nullTakesAwayWhatCanBeAbsent() {
        UUID id = Lessons.scheduled(
                teacher, "description", "Vectors", "tags", List.of("maths"), "scheduledAt", soon().toString());

        change(teacher, id, "description", null, "tags", null, "scheduledAt", null)
                .then()
                .statusCode(200)
                .body("description", nullValue())
                .body("tags", empty())
                .body("scheduledAt", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"title", "visibility", "quality", "maxViewers", "recording", "chatEnabled", "questionsEnabled"})
    void nullIsNoValueForTheRest(String field) {
        UUID id = Lessons.scheduled(teacher);

        change(teacher, id, field, null).then().statusCode(400).body("violations.field", contains(field));
    }

    @Test
    void aFieldOutsideItsRuleIsNamed() {
        UUID id = Lessons.scheduled(teacher);

        change(teacher, id, "title", " ").then().statusCode(400).body("violations.field", contains("title"));
        change(teacher, id, "quality", "8k").then().statusCode(400).body("violations.field", contains("quality"));
        change(teacher, id, "maxViewers", 0).then().statusCode(400).body("violations.field", contains("maxViewers"));
        change(teacher, id, "scheduledAt", "2020-01-01T00:00:00Z")
                .then()
                .statusCode(400)
                .body("violations.field", contains("scheduledAt"));
        change(teacher, id, "tags", List.of("x".repeat(51))).then().statusCode(400);
    }

    @Test
    void theSameValuesChangeNothingEvenWhenTheirTimeHasPassed() {
        UUID id = Lessons.scheduled(teacher, "scheduledAt", soon().toString());
        Map<String, Object> before = get(teacher, id).jsonPath().getMap("$");
        clock.advance(Duration.ofMinutes(2));

        var changed = teacher.request().body(before).put(path(id, ""));

        changed.then().statusCode(200).header("ETag", "\"0\"");
        assertThat(changed.jsonPath().getMap("$")).isEqualTo(before);
        assertThat(LogProbe.log().eventsOf(id, StreamEvent.Updated.class)).isEmpty();
    }

    @Test
    void aChangeOfWhatWasReadLongAgoIsRefused() {
        UUID id = Lessons.scheduled(teacher);
        change(teacher, id, "title", "Newer");

        ifMatch(id, "\"0\"").then().statusCode(412).body(code("stale"));

        ifMatch(id, "\"1\"").then().statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void whatCannotChangeIsRefusedAsSuchWhateverVersionWasRead() {
        UUID id = Lessons.live(teacher);

        teacher.request()
                .header("If-Match", "\"0\"")
                .body(fields("quality", "360p"))
                .put(path(id, ""))
                .then()
                .statusCode(409)
                .body(code("stream-live"));
    }

    private Response ifMatch(UUID id, String tag) {
        return teacher.request()
                .header("If-Match", tag)
                .body(fields("title", "By " + tag))
                .put(path(id, ""));
    }

    @Test
    void comingAndGoingIsNoChangeOfTheStream() {
        UUID id = Lessons.live(teacher);
        String tag = get(teacher, id).header("ETag");

        Lessons.joined(id, As.student());

        get(teacher, id).then().header("ETag", tag).body("viewerCount", is(1));
        ifMatch(id, tag).then().statusCode(200);
    }

    @Test
    void onlyTheOwnerAndAdminsChangeIt() {
        UUID id = Lessons.scheduled(teacher);

        change(As.teacher(), id, "title", "Mine").then().statusCode(403).body(code("not-yours"));
        change(As.student(), id, "title", "Mine").then().statusCode(403);
        change(As.admin(), id, "title", "Ours").then().statusCode(200);
    }

    @Test
    void refusalsComeInTheirOrder() {
        UUID hidden = Lessons.ended(teacher, "visibility", "private");
        UUID seen = Lessons.ended(teacher);
        TestUser stranger = As.teacher();

        change(stranger, hidden, "quality", "8k").then().statusCode(400);
        change(stranger, hidden, "scheduledAt", "2020-01-01T00:00:00Z").then().statusCode(400);
        change(stranger, hidden, "quality", "360p").then().statusCode(404);
        change(stranger, seen, "quality", "360p").then().statusCode(403);
        change(teacher, seen, "quality", "360p").then().statusCode(409).body(code("stream-ended"));
    }

    @Test
    void theLogIsToldOfTheChange() {
        UUID id = Lessons.scheduled(teacher);

        change(teacher, id, "title", "Told");

        var updated = LogProbe.log().eventsOf(id, StreamEvent.Updated.class);
        assertThat(updated).singleElement().satisfies(event -> {
            assertThat(event.stream().title()).isEqualTo("Told");
            assertThat(event.stream().version()).isEqualTo(1);
        });
        assertThat(LogProbe.log().stateOf(id)).contains(updated.getFirst().stream());
    }

    @Test
    void whoeverMayNoLongerSeeItIsLetGo() {
        UUID id = Lessons.live(teacher);
        TestUser stays = As.student();
        TestUser goes = As.student();
        teacher.request().body(fields("email", stays.email())).post(path(id, "/invitations"));
        Lessons.joined(id, teacher, stays, goes);

        change(teacher, id, "visibility", "private").then().statusCode(200).body("viewerCount", is(1));

        assertThat(LogProbe.log().eventsOf(id, ParticipantEvent.Left.class))
                .singleElement()
                .satisfies(left -> assertThat(left.userId()).isEqualTo(goes.id()));
    }

    private Instant soon() {
        return Instant.now().plus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.MILLIS);
    }
}
