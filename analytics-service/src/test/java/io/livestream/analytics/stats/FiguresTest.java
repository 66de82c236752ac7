package io.livestream.analytics.stats;

import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.Visibility;
import io.livestream.platform.log.Topics;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FiguresTest {

    private static final Instant START = Instant.parse("2030-01-07T11:00:00Z");

    private final TestUser teacher = As.teacher();
    private final TestUser ada = As.student();
    private final TestUser ben = As.student();

    @Test
    void figuresIncludeWhatIsOnTheLogWhenTheyAreAskedFor() {
        Classroom room = anHourWithAdaAndBen();

        ValidatableResponse stats = stats(room, teacher);

        stats.statusCode(200)
                .body("status", equalTo("ended"))
                .body("currentViewers", equalTo(0))
                .body("peakViewers", equalTo(2))
                .body("uniqueViewers", equalTo(2))
                .body("durationSeconds", equalTo(3600))
                .body("totalWatchSeconds", equalTo(3600 + 1800))
                .body("averageWatchSeconds", equalTo(2700.0f))
                .body("chatMessages", equalTo(1))
                .body("questions", equalTo(1))
                .body("upvotes", equalTo(1))
                .body("engagementRate", equalTo(1.0f))
                .body("asOf", equalTo("2030-01-07T12:00:00Z"));
    }

    @Test
    void aRepeatedRecordChangesNothing() {
        Classroom room = Classroom.live(teacher, ada);
        var posted = room.append(posted(ada));
        LogProbe.log().append(posted.envelope());

        stats(room, teacher).body("chatMessages", equalTo(1)).body("seq", equalTo((int) posted.seq()));
    }

    @Test
    void aRecordThatCannotBeReadIsSetAsideAndStopsNobody() {
        Classroom room = Classroom.live(teacher, ada);
        String key = room.id().toString();
        LogProbe.log().raw(Topics.EVENTS, key, "nonsense".getBytes(StandardCharsets.UTF_8));
        LogProbe.log().unknown(room.id(), "stream.praised", "{}");
        room.append(posted(ada));

        stats(room, teacher).body("chatMessages", equalTo(1));

        assertThat(LogProbe.log().recordsOn(Topics.DEAD_LETTERS))
                .filteredOn(record -> key.equals(record.key()))
                .hasSize(1)
                .allSatisfy(record -> assertThat(new String(
                                record.headers().lastHeader("dead_cause").value(), StandardCharsets.UTF_8))
                        .contains("ce_time"));
    }

    @Test
    void aLeaveThatIsOutOfDateChangesNothing() {
        Classroom room = Classroom.live(teacher, ada).at(START).leave(ben);

        stats(room, teacher).body("currentViewers", equalTo(1)).body("totalJoins", equalTo(1));
    }

    @Test
    void whoCameAfterTheEndByAClockThatWasAheadHasWatchedNothing() {
        Classroom room = Classroom.scheduled(teacher).at(START).start().join(ada);
        room.at(START.plusMillis(12_500)).join(ben);
        stats(room, teacher).body("currentViewers", equalTo(2));

        room.at(START.plusMillis(11_000)).stop();

        stats(room, teacher).body("totalWatchSeconds", equalTo(11)).body("currentViewers", equalTo(0));
    }

    @Test
    void aParticipantSeesTheFirstFiguresAlone() {
        Classroom room = Classroom.live(teacher, ada);

        stats(room, ada).statusCode(200).body("currentViewers", equalTo(1)).body("totalWatchSeconds", nullValue());
        stats(room, ben).statusCode(403).body(code("not-yours"));
    }

    @Test
    void aPrivateStreamDoesNotExistForStrangers() {
        Classroom room = Classroom.created(teacher, draft -> draft.visibility(Visibility.PRIVATE));

        stats(room, ben).statusCode(404).body(code("stream-not-found"));
        stats(room, As.teacher()).statusCode(404);
    }

    @Test
    void aDeletedStreamHasNoFigures() {
        Classroom room = Classroom.scheduled(teacher).delete();

        stats(room, teacher).statusCode(404);
        overview().body("streams", equalTo(0));
    }

    @Test
    void theTimelineHasThePeakAndWhatWasWritten() {
        Classroom room = anHourWithAdaAndBen();

        teacher.request()
                .get("/api/livestream/{id}/stats/timeline?step=1800", room.id())
                .then()
                .statusCode(200)
                .body("at", contains("2030-01-07T11:00:00Z", "2030-01-07T11:30:00Z"))
                .body("viewers", contains(2, 2))
                .body("joins", contains(2, 0))
                .body("leaves", contains(0, 2))
                .body("messages", contains(1, 0));
    }

    @Test
    void whoWritesRightAfterComingIsInTheSameStep() {
        Classroom room = Classroom.scheduled(teacher).at(START.plusMillis(850));
        room.append(new QuestionEvent.Asked(UUID.randomUUID(), ben.person(), false, "before the class?"));
        room.at(START.plusMillis(900)).start().at(START.plusMillis(2_950)).join(ada);
        room.at(START.plusMillis(2_960)).append(posted(ada));
        room.at(START.plusMillis(3_900)).stop();

        teacher.request()
                .get("/api/livestream/{id}/stats/timeline?step=1", room.id())
                .then()
                .statusCode(200)
                .body("joins", contains(0, 0, 1))
                .body("messages", contains(0, 0, 1))
                .body("questions", contains(0, 0, 0));
    }

    @Test
    void aStepOutOfRangeIsRefused() {
        Classroom room = Classroom.live(teacher);

        for (String step : new String[] {"0", "-1", "+60", "٦٠", "soon", "86401"}) {
            teacher.request()
                    .get("/api/livestream/{id}/stats/timeline?step={step}", room.id(), step)
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("step"));
        }
    }

    @Test
    void attendanceNamesNobodyForAnAnonymousQuestion() {
        Classroom room = Classroom.live(teacher, ada);
        room.append(new QuestionEvent.Asked(UUID.randomUUID(), ben.person(), true, "why?"));
        room.append(new QuestionEvent.Asked(UUID.randomUUID(), ada.person(), true, "why?"));

        stats(room, teacher).body("questions", equalTo(2)).body("engagementRate", equalTo(2.0f));
        attendance(room, "")
                .body("items.user.id", contains(ada.id().toString()))
                .body("items.questions", contains(0));
    }

    @Test
    void attendanceListsEachStay() {
        Classroom room = anHourWithAdaAndBen();

        attendance(room, "")
                .body("items", hasSize(2))
                .body(of(ada, "intervals"), hasSize(1))
                .body(of(ada, "share"), equalTo(1.0f))
                .body(of(ada, "watchSeconds"), equalTo(3600))
                .body(of(ben, "intervals[0].to"), equalTo("2030-01-07T11:30:00Z"))
                .body(of(ben, "share"), equalTo(0.5f));
    }

    @Test
    void aSeatHeldByASocketIsAttendedToTheEndOfTheLeaseHoweverLateThatIsNoticed() {
        Classroom room = Classroom.scheduled(teacher).at(START).start().join(ada, ben);
        room.at(START.plusSeconds(400));
        room.append(posted(ben));
        room.append(new ParticipantEvent.Left(ada.id(), START.plusSeconds(360), Reason.EXPIRED));
        room.join(ada).at(START.plusSeconds(600)).stop();

        attendance(room, "")
                .body(of(ada, "intervals.from"), contains("2030-01-07T11:00:00Z", "2030-01-07T11:06:40Z"))
                .body(of(ada, "intervals.to"), contains("2030-01-07T11:06:00Z", "2030-01-07T11:10:00Z"))
                .body(of(ada, "watchSeconds"), equalTo(360 + 200))
                .body(of(ben, "watchSeconds"), equalTo(600));
        stats(room, teacher).body("totalWatchSeconds", equalTo(360 + 200 + 600)).body("currentViewers", equalTo(0));
    }

    private static String of(TestUser person, String field) {
        return "items.find { it.user.id == '%s' }.%s".formatted(person.id(), field);
    }

    @Test
    void attendanceComesInPages() {
        Classroom room = Classroom.live(teacher, ada, ben, As.student());

        String next =
                attendance(room, "?limit=2").body("items", hasSize(2)).extract().path("next");

        attendance(room, "?limit=2&after=" + next).body("items", hasSize(1)).body("next", nullValue());
        attendance(room, "?limit=0").statusCode(400);
        attendance(room, "?after=nonsense").statusCode(400);
    }

    @Test
    void attendanceIsAFileForWhoAcceptsOne() {
        Classroom room = Classroom.live(teacher, ada);

        String csv = teacher.request()
                .accept("text/csv")
                .get("/api/livestream/{id}/stats/attendance", room.id())
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/csv;charset=UTF-8"))
                .header("Content-Disposition", not(nullValue()))
                .extract()
                .asString();

        assertThat(csv.split("\r\n")).hasSize(2);
        assertThat(csv).contains(ada.id() + "," + ada.displayName());
    }

    @Test
    void theOverviewIncludesWhatIsOnTheLogWhenItIsAskedFor() {
        for (int classes = 1; classes <= 5; classes++) {
            Classroom.live(teacher);

            overview().body("streams", equalTo(classes)).body("live", equalTo(classes));
        }
    }

    @Test
    void theOverviewCountsSomebodyWhoWatchedTwoClassesOnce() {
        anHourWithAdaAndBen();
        Classroom.live(teacher, ada);

        overview()
                .body("streams", equalTo(2))
                .body("live", equalTo(1))
                .body("uniqueViewers", equalTo(2))
                .body("recent", hasSize(2));
    }

    @Test
    void ratiosAreNotRounded() {
        Classroom room = Classroom.scheduled(teacher).at(START).start().join(ada, ben, As.student());
        room.append(posted(ada));
        room.append(posted(ben));
        room.at(START.plusSeconds(1)).leave(ada).at(START.plusSeconds(3)).stop();

        stats(room, teacher).body("engagementRate", equalTo(2 / 3f)).body("averageWatchSeconds", equalTo(7 / 3f));
        attendance(room, "").body(of(ada, "share"), equalTo(1 / 3f));
    }

    private ValidatableResponse overview() {
        return teacher.request().get("/api/livestream/stats/overview").then().statusCode(200);
    }

    @Test
    void secondsOfAPartAddUpToThoseOfTheWhole() {
        Classroom room = Classroom.scheduled(teacher).at(START).start();
        room.at(START.plusMillis(300)).join(ada).at(START.plusMillis(600)).join(ben);
        room.at(START.plusMillis(1_900)).leave(ada).at(START.plusMillis(2_100)).join(ada);
        room.at(START.plusMillis(3_700)).stop();

        attendance(room, "").body(of(ada, "watchSeconds"), equalTo(1 + 1)).body(of(ben, "watchSeconds"), equalTo(3));
        stats(room, teacher)
                .body("durationSeconds", equalTo(3))
                .body("totalWatchSeconds", equalTo(5))
                .body("averageWatchSeconds", equalTo(2.5f));
        overview().body("totalWatchSeconds", equalTo(5));
    }

    /** Ada stays for the hour and writes; Ben leaves half-way, having asked and voted. */
    private Classroom anHourWithAdaAndBen() {
        Classroom room = Classroom.scheduled(teacher).at(START).start().join(ada, ben);
        room.append(posted(ada));
        UUID question = UUID.randomUUID();
        room.append(new QuestionEvent.Asked(question, ben.person(), false, "why?"));
        room.append(new QuestionEvent.Upvoted(question, ada.id(), ada.displayName(), 1));
        return room.at(START.plusSeconds(1800))
                .leave(ben)
                .at(START.plusSeconds(3600))
                .stop();
    }

    private static ChatEvent posted(TestUser author) {
        return new ChatEvent.Posted(UUID.randomUUID(), author.author(Role.VIEWER), "hello", null);
    }

    private static ValidatableResponse stats(Classroom room, TestUser caller) {
        return caller.request().get("/api/livestream/{id}/stats", room.id()).then();
    }

    private ValidatableResponse attendance(Classroom room, String query) {
        return teacher.request()
                .get("/api/livestream/" + room.id() + "/stats/attendance" + query)
                .then();
    }
}
