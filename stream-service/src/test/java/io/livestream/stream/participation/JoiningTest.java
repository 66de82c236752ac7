package io.livestream.stream.participation;

import static io.livestream.stream.Lessons.change;
import static io.livestream.stream.Lessons.fields;
import static io.livestream.stream.Lessons.joined;
import static io.livestream.stream.Lessons.path;
import static io.livestream.stream.Lessons.post;
import static io.livestream.stream.Lessons.viewersAre;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.livestream.platform.event.ParticipantEvent.Joined;
import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.Role;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JoiningTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Inject
    TestClock clock;

    @Test
    void whoeverJoinsHoldsASeatForAMinute() {
        UUID id = Lessons.live(teacher);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        clock.stopAt(now);

        post(student, id, "/join")
                .then()
                .statusCode(200)
                .body(
                        "$",
                        is(fields(
                                "streamId", id.toString(),
                                "userId", student.id().toString(),
                                "role", "viewer",
                                "joinedAt", now.toString(),
                                "leaseExpiresAt", now.plusSeconds(60).toString())));

        viewersAre(teacher, id, 1);
        assertThat(LogProbe.log().eventsOf(id, Joined.class))
                .containsExactly(new Joined(student.person(), Role.VIEWER, now, now.plusSeconds(60), 1));
    }

    @Test
    void joiningTwiceIsOneParticipantWithALongerLease() {
        UUID id = Lessons.live(teacher);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        clock.stopAt(now);
        joined(id, student);
        clock.stopAt(now.plusSeconds(40));

        post(student, id, "/join")
                .then()
                .statusCode(200)
                .body("joinedAt", is(now.toString()))
                .body("leaseExpiresAt", is(now.plusSeconds(100).toString()));

        viewersAre(teacher, id, 1);
        assertThat(LogProbe.log().eventsOf(id, Joined.class)).hasSize(1);
    }

    @Test
    void onePersonJoiningManyTimesAtOnceIsOneParticipant() {
        UUID id = Lessons.live(teacher);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var joins = IntStream.range(0, 20)
                    .mapToObj(
                            _ -> threads.submit(() -> post(student, id, "/join").statusCode()))
                    .toList();
            assertThat(joins).allSatisfy(join -> assertThat(join.get()).isEqualTo(200));
        }

        viewersAre(teacher, id, 1);
        assertThat(LogProbe.log().eventsOf(id, Joined.class)).hasSize(1);
    }

    @Test
    void theOwnerTakesNoSeat() {
        UUID id = Lessons.live(teacher, "maxViewers", 1);

        post(teacher, id, "/join").then().statusCode(200).body("role", is("teacher"));

        viewersAre(teacher, id, 0);
        joined(id, student);
        viewersAre(teacher, id, 1);
    }

    @Test
    void whenAllSeatsAreTakenTheNextIsTurnedAwayUntilOneIsFree() {
        UUID id = Lessons.live(teacher, "maxViewers", 1);
        TestUser other = As.student();
        joined(id, student);

        post(other, id, "/join")
                .then()
                .statusCode(409)
                .body(code("stream-full"))
                .body("maxViewers", is(1));

        joined(id, student);
        post(student, id, "/leave").then().statusCode(204);
        joined(id, other);
    }

    @Test
    void fewerSeatsThrowNobodyOut() {
        UUID id = Lessons.live(teacher, "maxViewers", 3);
        joined(id, student, As.student());

        change(teacher, id, "maxViewers", 1).then().statusCode(200).body("viewerCount", is(2));

        joined(id, student);
        post(As.student(), id, "/join").then().statusCode(409);
        viewersAre(teacher, id, 2);
    }

    @Test
    void theMostViewersAreRemembered() {
        UUID id = Lessons.live(teacher);
        joined(id, teacher, student, As.student());
        post(student, id, "/leave");

        Lessons.get(teacher, id).then().body("viewerCount", is(1)).body("peakViewers", is(2));
    }

    @Test
    void eachJoinTellsHowManySeatsAreTaken() {
        UUID id = Lessons.live(teacher);
        TestUser other = As.student();
        joined(id, student, teacher, other);
        post(student, id, "/leave");
        joined(id, student);

        assertThat(LogProbe.log().eventsOf(id, Joined.class))
                .extracting(Joined::viewers)
                .containsExactly(1, 1, 2, 2);
    }

    @Test
    void onlyALiveStreamCanBeJoined() {
        for (UUID id : new UUID[] {Lessons.scheduled(teacher), Lessons.ended(teacher), Lessons.cancelled(teacher)}) {
            post(student, id, "/join").then().statusCode(409).body(code("stream-not-live"));
        }
    }

    @Test
    void aPrivateStreamIsJoinedByTheInvitedAlone() {
        UUID id = Lessons.live(teacher, "visibility", "private");
        TestUser invited = As.student();
        teacher.request().body(fields("email", invited.email())).post(path(id, "/invitations"));

        joined(id, invited);
        post(student, id, "/join").then().statusCode(404).body(code("stream-not-found"));
        post(student, id, "/leave").then().statusCode(404);
    }

    @Test
    void aModeratorHoldsASeatAsOne() {
        UUID id = Lessons.live(teacher);
        Classroom.account(student, "student", false);
        teacher.request().put(path(id, "/moderators/" + student.id())).then().statusCode(204);

        post(student, id, "/join").then().body("role", is("moderator"));

        viewersAre(teacher, id, 1);
    }

    @Test
    void leavingFreesTheSeatAndIsHarmlessWhenGone() {
        UUID id = Lessons.live(teacher);
        joined(id, student);
        Instant now = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
        clock.stopAt(now);

        post(student, id, "/leave").then().statusCode(204);
        post(student, id, "/leave").then().statusCode(204);

        viewersAre(teacher, id, 0);
        post(As.student(), id, "/leave").then().statusCode(204);
        assertThat(LogProbe.log().eventsOf(id, Left.class)).containsExactly(new Left(student.id(), now, Reason.LEFT));
    }

    @Test
    void comingBackIsANewIntervalAndTheTimesAddUp() {
        UUID id = Lessons.live(teacher);
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        clock.stopAt(start);
        joined(id, student);
        clock.stopAt(start.plusSeconds(10));
        post(student, id, "/leave");
        clock.stopAt(start.plusSeconds(30));

        post(student, id, "/join")
                .then()
                .body("joinedAt", is(start.plusSeconds(30).toString()));

        clock.stopAt(start.plusSeconds(35));
        teacher.request()
                .get(path(id, "/participants"))
                .then()
                .body("items.size()", is(1))
                .body("items[0].joinedAt", is(start.toString()))
                .body("items[0].present", is(true))
                .body("items[0].leftAt", is((Object) null))
                .body("items[0].watchSeconds", is(15));
        assertThat(LogProbe.log().eventsOf(id, Joined.class)).hasSize(2);
    }

    @Test
    void timeGoesOnWhileTheLeaseIsRenewed() {
        UUID id = Lessons.live(teacher);
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        clock.stopAt(start);
        joined(id, student);
        for (int renewals = 1; renewals <= 3; renewals++) {
            clock.advance(Duration.ofSeconds(50));
            joined(id, student);
        }

        viewersAre(teacher, id, 1);
        assertThat(LogProbe.log().eventsOf(id, Left.class)).isEmpty();
    }
}
