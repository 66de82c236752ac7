package io.livestream.stream.livestream;

import static io.livestream.stream.Lessons.STREAMS;
import static io.livestream.stream.Lessons.fields;
import static io.livestream.stream.Lessons.path;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListingTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void theNewestComesFirst() {
        UUID first = Lessons.scheduled(teacher);
        UUID second = Lessons.scheduled(teacher);

        assertThat(ofTeacher(student, "")).containsExactly(second, first);
    }

    @Test
    void aStreamIsListedAsItIsRead() {
        UUID id = Lessons.live(teacher, "description", "Vectors", "tags", List.of("maths"));
        Lessons.joined(id, student);

        student.request()
                .queryParam("teacher", teacher.id())
                .get(STREAMS)
                .then()
                .body("items[0]", is(Lessons.get(student, id).jsonPath().getMap("$")))
                .body("next", is((Object) null));
    }

    @Test
    void everybodySeesWhatIsTheirsToSee() {
        UUID open = Lessons.scheduled(teacher);
        UUID unlisted = Lessons.scheduled(teacher, "visibility", "unlisted");
        UUID hidden = Lessons.scheduled(teacher, "visibility", "private");
        TestUser invited = As.student();
        TestUser moderator = As.student();
        Classroom.account(moderator, "student", false);
        teacher.request().body(fields("email", invited.email())).post(path(hidden, "/invitations"));
        teacher.request().body(fields("email", invited.email())).post(path(unlisted, "/invitations"));
        teacher.request()
                .put(path(hidden, "/moderators/" + moderator.id()))
                .then()
                .statusCode(204);

        assertThat(ofTeacher(student, "")).containsExactly(open);
        assertThat(ofTeacher(invited, "")).containsExactly(hidden, open);
        assertThat(ofTeacher(moderator, "")).containsExactly(hidden, open);
        assertThat(ofTeacher(teacher, "")).containsExactly(hidden, unlisted, open);
        assertThat(ofTeacher(As.admin(), "")).containsExactly(hidden, unlisted, open);
    }

    @Test
    void aPrivateStreamDoesNotExistForStrangers() {
        UUID hidden = Lessons.scheduled(teacher, "visibility", "private");
        UUID unlisted = Lessons.scheduled(teacher, "visibility", "unlisted");

        Lessons.get(student, hidden).then().statusCode(404).body(code("stream-not-found"));
        Lessons.get(student, unlisted).then().statusCode(200);
        Lessons.get(As.admin(), hidden).then().statusCode(200);
    }

    @Test
    void mineIsWhatICreated() {
        UUID mine = Lessons.scheduled(teacher, "visibility", "unlisted");
        Lessons.scheduled(As.teacher());

        assertThat(ids(teacher.request().queryParam("mine", "true"))).containsExactly(mine);
        assertThat(ids(student.request().queryParam("mine", "true"))).isEmpty();
    }

    @Test
    void theListNarrowsByStatus() {
        UUID scheduled = Lessons.scheduled(teacher);
        UUID live = Lessons.live(teacher);
        UUID ended = Lessons.ended(teacher);
        UUID cancelled = Lessons.cancelled(teacher);

        assertThat(ofTeacher(student, "scheduled")).containsExactly(scheduled);
        assertThat(ofTeacher(student, "live")).containsExactly(live);
        assertThat(ofTeacher(student, "ended")).containsExactly(ended);
        assertThat(ofTeacher(student, "cancelled")).containsExactly(cancelled);
    }

    @Test
    void theListNarrowsByTagWithoutRegardToCase() {
        UUID tagged = Lessons.scheduled(teacher, "tags", List.of("Straße", "Maths"));
        Lessons.scheduled(teacher, "tags", List.of("Mathsy"));

        assertThat(find("tag", "mAthS")).containsExactly(tagged);
        assertThat(find("tag", "straße")).containsExactly(tagged);
        assertThat(find("tag", "math")).isEmpty();
    }

    @Test
    void theListNarrowsByTextInTitleDescriptionAndTags() {
        UUID title = Lessons.scheduled(teacher, "title", "Über Vektoren");
        UUID description = Lessons.scheduled(teacher, "description", "all about vektoren");
        UUID tag = Lessons.scheduled(teacher, "tags", List.of("VEKTOREN"));
        Lessons.scheduled(teacher, "title", "Matrices");

        assertThat(find("q", "vEKTor")).containsExactly(tag, description, title);
        assertThat(find("q", "über")).containsExactly(title);
        assertThat(find("q", "U\u0308BER")).as("composed otherwise").containsExactly(title);
    }

    @Test
    void aTextIsNoPattern() {
        UUID percent = Lessons.scheduled(teacher, "title", "100% sure_ly \\o/");
        Lessons.scheduled(teacher, "title", "100 surely");

        assertThat(find("q", "%")).containsExactly(percent);
        assertThat(find("q", "sure_")).containsExactly(percent);
        assertThat(find("q", "\\o")).containsExactly(percent);
        assertThat(find("q", "' or 1=1")).isEmpty();
    }

    @Test
    void aChangedStreamIsFoundByWhatItIsNow() {
        UUID id = Lessons.scheduled(teacher, "title", "Before", "tags", List.of("old"));
        Lessons.change(teacher, id, "title", "After", "tags", List.of("new"));

        assertThat(find("q", "before")).isEmpty();
        assertThat(find("q", "after")).containsExactly(id);
        assertThat(find("tag", "old")).isEmpty();
        assertThat(find("tag", "new")).containsExactly(id);
    }

    @Test
    void sortingByStartPutsThoseThatNeverStartedLast() {
        UUID never = Lessons.scheduled(teacher);
        UUID second = Lessons.scheduled(teacher);
        UUID first = Lessons.live(teacher);
        Lessons.post(teacher, second, "/start");

        assertThat(find("sort", "startedAt")).containsExactly(second, first, never);
        assertPagesAreWhole("startedAt", List.of(second, first, never));
    }

    @Test
    void sortingByScheduleIsSoonestFirst() {
        UUID never = Lessons.scheduled(teacher);
        UUID later = Lessons.scheduled(teacher, "scheduledAt", in(Duration.ofDays(2)));
        UUID sooner = Lessons.scheduled(teacher, "scheduledAt", in(Duration.ofDays(1)));
        UUID alsoNever = Lessons.scheduled(teacher);

        assertThat(find("sort", "scheduledAt")).containsExactly(sooner, later, never, alsoNever);
        assertPagesAreWhole("scheduledAt", List.of(sooner, later, never, alsoNever));
    }

    @Test
    void pagesByCreationAreWhole() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(Lessons.scheduled(teacher));
        }

        assertPagesAreWhole("createdAt", ids);
    }

    @Test
    void aCursorBelongsToItsOrder() {
        Lessons.scheduled(teacher);
        Lessons.scheduled(teacher);
        String next = student.request().queryParam("limit", 1).get(STREAMS).path("next");

        student.request()
                .queryParam("sort", "startedAt")
                .queryParam("after", next)
                .get(STREAMS)
                .then()
                .statusCode(400);
        student.request().queryParam("after", "nonsense").get(STREAMS).then().statusCode(400);
    }

    @Test
    void activeAreThoseThatAreLive() {
        Lessons.scheduled(teacher);
        UUID first = Lessons.live(teacher);
        UUID ended = Lessons.ended(teacher);
        UUID hidden = Lessons.live(teacher, "visibility", "private");
        UUID second = Lessons.live(teacher);

        List<UUID> active = uuids(student.request()
                .queryParam("limit", 2)
                .get(STREAMS + "/active")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id"));

        assertThat(active).containsExactly(second, first).doesNotContain(ended, hidden);
    }

    @Test
    void deletedStreamsAreNotListed() {
        UUID id = Lessons.scheduled(teacher);
        teacher.request().delete(path(id, ""));

        assertThat(ofTeacher(teacher, "")).isEmpty();
        assertThat(ofTeacher(As.admin(), "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "status, paused",
        "status, LIVE",
        "teacher, nobody",
        "mine, yes",
        "sort, title",
        "limit, 0",
        "limit, 101",
        "limit, ten",
        "limit, -1"
    })
    void aFilterOutsideItsRuleIsNamed(String name, String value) {
        student.request()
                .queryParam(name, value)
                .get(STREAMS)
                .then()
                .statusCode(400)
                .body("violations[0].field", is(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=x", "after=x"})
    void theActiveOnesAreFilteredByTheSameRules(String query) {
        student.request().get(STREAMS + "/active?" + query).then().statusCode(400);
    }

    private void assertPagesAreWhole(String sort, List<UUID> expected) {
        List<UUID> read = new ArrayList<>();
        String after = null;
        do {
            var request = student.request()
                    .queryParam("teacher", teacher.id())
                    .queryParam("sort", sort)
                    .queryParam("limit", 1);
            var page = (after == null ? request : request.queryParam("after", after)).get(STREAMS);
            read.addAll(uuids(page.jsonPath().getList("items.id")));
            after = page.path("next");
        } while (after != null);
        assertThat(read).isEqualTo(expected);
    }

    private List<UUID> ofTeacher(TestUser user, String status) {
        var request = user.request().queryParam("teacher", teacher.id());
        return ids(status.isEmpty() ? request : request.queryParam("status", status));
    }

    private List<UUID> find(String name, String value) {
        return ids(student.request().queryParam("teacher", teacher.id()).queryParam(name, value));
    }

    private static List<UUID> ids(RequestSpecification request) {
        return uuids(
                request.get(STREAMS).then().statusCode(200).extract().jsonPath().getList("items.id"));
    }

    private static List<UUID> uuids(List<String> ids) {
        return ids.stream().map(UUID::fromString).toList();
    }

    private static String in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
