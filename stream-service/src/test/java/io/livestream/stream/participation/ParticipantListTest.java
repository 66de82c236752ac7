package io.livestream.stream.participation;

import static io.livestream.stream.Lessons.joined;
import static io.livestream.stream.Lessons.path;
import static io.livestream.stream.Lessons.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ParticipantListTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Inject
    TestClock clock;

    @Test
    void theListTellsWhoIsThereAndWhoWas() {
        UUID id = Lessons.live(teacher);
        TestUser moderator = As.student();
        Classroom.account(moderator, "student", false);
        teacher.request().put(path(id, "/moderators/" + moderator.id())).then().statusCode(204);
        Instant start = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        clock.stopAt(start);
        joined(id, teacher);
        clock.stopAt(start.plusMillis(500));
        joined(id, student);
        clock.stopAt(start.plusSeconds(1));
        joined(id, moderator);
        clock.stopAt(start.plusSeconds(20));
        post(student, id, "/leave");
        clock.stopAt(start.plusSeconds(30));

        teacher.request()
                .get(path(id, "/participants"))
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .body(
                        "items.user.id",
                        contains(
                                teacher.id().toString(),
                                student.id().toString(),
                                moderator.id().toString()))
                .body("items[1].user.displayName", is(student.displayName()))
                .body("items.role", contains("teacher", "viewer", "moderator"))
                .body("items.present", contains(true, false, true))
                .body("items[1].joinedAt", is(start.plusMillis(500).toString()))
                .body("items[1].leftAt", is(start.plusSeconds(20).toString()))
                .body("items.watchSeconds", contains(30, 20, 29));
    }

    @Test
    void everybodyIsListedInThePartInWhichTheyJoined() {
        UUID id = Lessons.live(teacher);
        TestUser moderator = As.student();
        TestUser admin = As.admin();
        Classroom.account(admin, "admin", false);
        Classroom.account(moderator, "student", false);
        teacher.request().put(path(id, "/moderators/" + moderator.id())).then().statusCode(204);

        for (TestUser person : List.of(teacher, moderator, student, admin)) {
            String part = post(person, id, "/join").path("role");

            // The admin's account may be learned a moment later.
            await().untilAsserted(() -> assertThat(partOf(person, id)).isEqualTo(part));
        }
    }

    private String partOf(TestUser person, UUID id) {
        return teacher.request()
                .get(path(id, "/participants"))
                .path("items.find { it.user.id == '%s' }.role".formatted(person.id()));
    }

    @Test
    void whoseLeaseHasRunOutIsNotThereAlsoBeforeTheSweeperHasComeBy() {
        UUID id = Lessons.live(teacher);
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        clock.stopAt(start);
        joined(id, student);
        clock.stopAt(start.plusSeconds(61));

        teacher.request()
                .get(path(id, "/participants"))
                .then()
                .body("items.present", contains(false))
                .body("items.leftAt", contains(start.plusSeconds(60).toString()))
                .body("items.watchSeconds", contains(60));
    }

    @Test
    void whoeverNeverJoinedIsNotInIt() {
        UUID id = Lessons.live(teacher);
        teacher.request().delete(path(id, "/participants/" + student.id()));

        teacher.request().get(path(id, "/participants")).then().body("items", empty());
    }

    @Test
    void pagesAreWhole() {
        UUID id = Lessons.live(teacher);
        clock.stopAt(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        TestUser[] people = {As.student(), As.student(), As.student(), As.student(), As.student()};
        joined(id, people);

        List<String> read = new ArrayList<>();
        String after = null;
        do {
            var request = teacher.request().queryParam("limit", 2);
            var page = (after == null ? request : request.queryParam("after", after)).get(path(id, "/participants"));
            read.addAll(page.path("items.user.id"));
            after = page.path("next");
        } while (after != null);

        assertThat(read).hasSize(5).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "after=x"})
    void aQueryOutsideItsRuleIsRefused(String query) {
        UUID id = Lessons.scheduled(teacher);

        teacher.request().get(path(id, "/participants?" + query)).then().statusCode(400);
    }

    @Test
    void onlyThoseInChargeReadIt() {
        UUID id = Lessons.live(teacher);
        UUID hidden = Lessons.live(teacher, "visibility", "private");
        joined(id, student);

        student.request().get(path(id, "/participants")).then().statusCode(403);
        student.request().get(path(hidden, "/participants")).then().statusCode(404);
        As.admin().request().get(path(id, "/participants")).then().statusCode(200);
    }
}
