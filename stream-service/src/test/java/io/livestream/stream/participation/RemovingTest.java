package io.livestream.stream.participation;

import static io.livestream.stream.Lessons.get;
import static io.livestream.stream.Lessons.joined;
import static io.livestream.stream.Lessons.path;
import static io.livestream.stream.Lessons.post;
import static io.livestream.stream.Lessons.viewersAre;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.livestream.platform.event.Event;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.event.ParticipantEvent.ModeratorDismissed;
import io.livestream.platform.event.ParticipantEvent.Readmitted;
import io.livestream.platform.event.ParticipantEvent.Removed;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RemovingTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void whoeverIsRemovedLosesTheSeatAndIsKeptOut() {
        UUID id = Lessons.live(teacher, "maxViewers", 1);
        joined(id, student);

        remove(teacher, id, student).then().statusCode(204);

        viewersAre(teacher, id, 0);
        post(student, id, "/join").then().statusCode(403).body(code("removed"));
        joined(id, As.student());
        teacher.request().get(path(id, "/participants")).then().body("items.present", contains(false, true));
        assertThat(events(id)).containsExactly(new Removed(student.id(), teacher.person()));
    }

    @Test
    void theLogHasTheTimeAtWhichTheStayEnded() {
        UUID id = Lessons.live(teacher);
        joined(id, student);

        remove(teacher, id, student).then().statusCode(204);

        Logged removed = LogProbe.log().eventsOf(id).stream()
                .filter(logged -> logged.event() instanceof Removed)
                .findFirst()
                .orElseThrow();
        teacher.request()
                .get(path(id, "/participants"))
                .then()
                .body("items.leftAt", contains(removed.at().toString()));
    }

    @Test
    void theStreamsStateIsJudgedBeforeThePersonsPart() {
        UUID id = Lessons.live(teacher, "maxViewers", 1);
        remove(teacher, id, student);
        joined(id, As.student());

        post(student, id, "/join").then().statusCode(409).body(code("stream-full"));
        post(teacher, id, "/stop");
        post(student, id, "/join").then().statusCode(409).body(code("stream-not-live"));
    }

    @Test
    void turningAwayWhoWasRemovedTakesNoSeat() {
        UUID id = Lessons.live(teacher);
        remove(teacher, id, student);

        post(student, id, "/join").then().statusCode(403);

        get(teacher, id).then().body("viewerCount", is(0)).body("peakViewers", is(0));
    }

    @Test
    void removingAgainChangesNothing() {
        UUID id = Lessons.live(teacher);
        remove(teacher, id, student);

        remove(teacher, id, student).then().statusCode(204);

        assertThat(events(id)).hasSize(1);
    }

    @Test
    void whoeverIsReadmittedMayJoinAgain() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        remove(teacher, id, student);

        readmit(teacher, id, student).then().statusCode(204);
        readmit(teacher, id, student).then().statusCode(204);

        joined(id, student);
        assertThat(events(id))
                .containsExactly(
                        new Removed(student.id(), teacher.person()), new Readmitted(student.id(), teacher.person()));
    }

    @Test
    void whoeverIsRemovedStillSeesWhatEverybodySees() {
        UUID id = Lessons.live(teacher);
        remove(teacher, id, student);

        get(student, id).then().statusCode(200);
        post(student, id, "/leave").then().statusCode(204);
    }

    @Test
    void theOwnerCannotBeRemoved() {
        UUID id = Lessons.live(teacher);

        remove(As.admin(), id, teacher).then().statusCode(409).body(code("owner"));
        remove(teacher, id, teacher).then().statusCode(409);
    }

    @Test
    void moderatorsRemoveViewersAndNotEachOther() {
        UUID id = Lessons.live(teacher);
        TestUser moderator = moderatorOf(id);
        TestUser other = moderatorOf(id);

        remove(moderator, id, student).then().statusCode(204);
        remove(moderator, id, other).then().statusCode(403).body(code("moderator"));
        remove(moderator, id, teacher).then().statusCode(409).body(code("owner"));
        readmit(moderator, id, student).then().statusCode(204);
    }

    /** In this order rooms tell them so, also where the stream is private and without that part they may no longer see it. */
    @Test
    void aModeratorWhoIsRemovedIsNoneAnyLonger() {
        UUID id = Lessons.live(teacher);
        TestUser moderator = moderatorOf(id);

        remove(teacher, id, moderator).then().statusCode(204);

        readmit(teacher, id, moderator);
        post(moderator, id, "/join").then().body("role", is("viewer"));
        assertThat(events(id))
                .containsSubsequence(
                        new Removed(moderator.id(), teacher.person()),
                        new ModeratorDismissed(moderator.id(), teacher.person()));
    }

    @Test
    void namingWhoWasRemovedAModeratorReadmitsThem() {
        UUID id = Lessons.live(teacher);
        Classroom.account(student, "student", false);
        remove(teacher, id, student);

        teacher.request().put(path(id, "/moderators/" + student.id())).then().statusCode(204);

        post(student, id, "/join").then().statusCode(200).body("role", is("moderator"));
    }

    @Test
    void onlyThoseInChargeRemoveAndReadmit() {
        UUID id = Lessons.live(teacher);
        UUID hidden = Lessons.live(teacher, "visibility", "private");

        remove(As.student(), id, student).then().statusCode(403).body(code("not-yours"));
        readmit(As.teacher(), id, student).then().statusCode(403);
        remove(As.student(), hidden, student).then().statusCode(404);
        readmit(As.student(), hidden, student).then().statusCode(404);
        remove(As.admin(), id, student).then().statusCode(204);
    }

    @Test
    void aRemovalIsTheWholeStory() {
        UUID id = Lessons.live(teacher);
        joined(id, student);

        remove(teacher, id, student);
        post(student, id, "/leave");

        assertThat(LogProbe.log().eventsOf(id, Left.class)).isEmpty();
    }

    private TestUser moderatorOf(UUID id) {
        TestUser moderator = As.student();
        Classroom.account(moderator, "student", false);
        teacher.request().put(path(id, "/moderators/" + moderator.id())).then().statusCode(204);
        return moderator;
    }

    private static Response remove(TestUser by, UUID id, TestUser user) {
        return by.request().delete(path(id, "/participants/" + user.id()));
    }

    private static Response readmit(TestUser by, UUID id, TestUser user) {
        return by.request().put(path(id, "/participants/" + user.id() + "/readmit"));
    }

    private static List<Event> events(UUID id) {
        return LogProbe.log().eventsOf(id).stream()
                .map(Logged::event)
                .filter(ParticipantEvent.class::isInstance)
                .filter(event -> !(event instanceof ParticipantEvent.Joined))
                .toList();
    }
}
