package io.livestream.qa.audience;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.platform.audience.Standing;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.problem.NotJoined;
import io.livestream.platform.problem.RemovedFromStream;
import io.livestream.qa.Standings;
import io.livestream.testing.As;
import io.livestream.testing.Streams;
import io.livestream.testing.TestUser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParticipationTest {

    private static final TestUser TEACHER = As.teacher();
    private static final StreamState SCHEDULED = Streams.scheduled(TEACHER);
    private static final StreamState LIVE = Streams.live(TEACHER);

    static List<Standing> takingPart() {
        return List.of(
                Standings.absent(SCHEDULED),
                Standings.absentModerator(SCHEDULED),
                Standings.owner(SCHEDULED),
                Standings.present(LIVE),
                Standings.owner(LIVE),
                Standings.admin(LIVE));
    }

    @ParameterizedTest
    @MethodSource
    void takingPart(Standing standing) {
        assertThatCode(() -> {
                    Participation.requireOpen(standing);
                    Participation.requirePart(standing);
                })
                .doesNotThrowAnyException();
    }

    static List<Standing> notJoined() {
        return List.of(Standings.absent(LIVE), Standings.absentModerator(LIVE));
    }

    @ParameterizedTest
    @MethodSource
    void notJoined(Standing standing) {
        assertThatExceptionOfType(NotJoined.class).isThrownBy(() -> Participation.requirePart(standing));
    }

    static List<Standing> removed() {
        return List.of(Standings.removed(SCHEDULED), Standings.removed(LIVE));
    }

    @ParameterizedTest
    @MethodSource
    void removed(Standing standing) {
        assertThatExceptionOfType(RemovedFromStream.class).isThrownBy(() -> Participation.requirePart(standing));
    }

    static List<StreamState> closed() {
        return List.of(
                Streams.ended(TEACHER),
                Streams.cancelled(TEACHER),
                Streams.draft(TEACHER).questionsEnabled(false).build(),
                Streams.draft(TEACHER).live().questionsEnabled(false).build());
    }

    @ParameterizedTest
    @MethodSource
    void closed(StreamState stream) {
        assertThatExceptionOfType(QuestionsClosed.class)
                .isThrownBy(() -> Participation.requireOpen(Standings.owner(stream)));
    }

    @Test
    void nothingIsWrongWithTheClassWhenOnlyThePersonIsAway() {
        assertThatCode(() -> Participation.requireOpen(Standings.removed(LIVE))).doesNotThrowAnyException();
    }
}
