package io.livestream.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.Status;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.log.Topics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class InfrastructureTest {

    @Inject
    DataSource database;

    @Inject
    TestClock clock;

    @Test
    void aSignedTokenIsAccepted() {
        TestUser teacher = As.teacher();

        var response = teacher.request().get("/probe");

        response.then().statusCode(200).body("caller", equalTo(teacher.displayName()));
    }

    @Test
    void withoutATokenOneIsRefused() {
        As.anonymous().request().get("/probe").then().statusCode(401);
    }

    static Stream<Arguments> badTokens() {
        return TestTokens.bad().entrySet().stream().map(bad -> Arguments.of(bad.getKey(), bad.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsRefused(String what, String token) {
        As.teacher().with(token).request().get("/probe").then().statusCode(401);
    }

    @Test
    void theDatabaseIsARealOneAndItsUserIsNoSuperuser() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select version(), current_setting('is_superuser')")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).startsWith("PostgreSQL 18");
            assertThat(result.getString(2)).isEqualTo("off");
        }
    }

    @Test
    void whatIsAppendedStandsOnTheLogOfItsStream() {
        LogProbe log = LogProbe.log();
        TestUser student = As.student();
        Classroom room = Classroom.live(As.teacher(), student);
        Classroom.live(As.teacher(), As.student());

        var posted = room.append(new ChatEvent.Unpinned(student.person()));

        assertThat(log.eventsOf(room.id()))
                .extracting(logged -> (Object) logged.event().getClass())
                .containsExactly(
                        StreamEvent.Created.class,
                        StreamEvent.Started.class,
                        ParticipantEvent.Joined.class,
                        ChatEvent.Unpinned.class);
        assertThat(log.eventsOf(room.id()).getLast()).isEqualTo(posted);
        assertThat(log.stateOf(room.id()).orElseThrow().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void aDeletedStreamHasNoState() {
        Classroom room = Classroom.scheduled(As.teacher()).delete();

        assertThat(LogProbe.log().stateOf(room.id())).isEmpty();
        assertThat(LogProbe.log()
                        .awaitEvent(room.id(), StreamEvent.Deleted.class)
                        .streamId())
                .isEqualTo(room.id());
    }

    @Test
    void anAccountCanBeFound() {
        TestUser student = As.student();

        Classroom.account(student, "student", true);

        assertThat(LogProbe.log().accountOf(student.id()).orElseThrow().disabled())
                .isTrue();
    }

    @Test
    void anUnreadableRecordIsNoEvent() {
        UUID streamId = UUID.randomUUID();

        LogProbe.log().raw(Topics.EVENTS, streamId.toString(), "nonsense".getBytes(StandardCharsets.UTF_8));
        LogProbe.log().unknown(streamId, "stream.praised", "{}");

        assertThat(LogProbe.log().eventsOf(streamId)).isEmpty();
        assertThat(LogProbe.log().recordsOn(Topics.EVENTS))
                .filteredOn(record -> streamId.toString().equals(record.key()))
                .hasSize(2);
    }

    @RepeatedTest(2)
    void aMovedClockMovesTheApplicationUntilTheTestIsOver() {
        Instant before = Instant.now();
        assertThat(seen()).isBetween(before.minusSeconds(1), before.plusSeconds(60));

        clock.advance(Duration.ofDays(2));

        assertThat(seen()).isAfter(before.plus(Duration.ofDays(2)));
    }

    private static Instant seen() {
        return Instant.parse(
                As.student().request().get("/probe").then().extract().path("now"));
    }
}
