package io.livestream.platform.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.platform.event.StreamState;
import io.livestream.platform.problem.NotJoined;
import io.livestream.platform.problem.RemovedFromStream;
import io.livestream.platform.problem.StreamNotLive;
import io.livestream.testing.As;
import io.livestream.testing.Streams;
import io.livestream.testing.TestUser;
import org.junit.jupiter.api.Test;

class StandingTest {

    private final TestUser teacher = As.teacher();
    private final StreamState stream = Streams.live(teacher);

    @Test
    void whoeverIsPresentTakesPart() {
        Standing present = new Standing(stream, false, false, false, false, false, true, true);

        assertThat(present.requireParticipant()).isSameAs(present);
    }

    @Test
    void theOwnerAndAnAdminTakePartWithoutHavingJoined() {
        Standing owner = new Standing(stream, true, false, false, false, false, false, false);
        Standing admin = new Standing(stream, false, true, false, false, false, false, false);

        assertThat(owner.requireParticipant()).isSameAs(owner);
        assertThat(admin.requireParticipant()).isSameAs(admin);
    }

    @Test
    void aModeratorTakesPartOncePresent() {
        Standing away = new Standing(stream, false, false, true, false, false, false, true);

        assertThatExceptionOfType(NotJoined.class)
                .isThrownBy(away::requireParticipant)
                .satisfies(refused -> assertThat(refused.details()).containsEntry("streamId", stream.id()));
    }

    @Test
    void whoIsRemovedIsToldThatAndNotToJoin() {
        Standing removed = new Standing(stream, false, false, false, false, true, false, true);

        assertThatExceptionOfType(RemovedFromStream.class)
                .isThrownBy(removed::requireParticipant)
                .satisfies(refused -> assertThat(refused.details()).containsEntry("streamId", stream.id()));
    }

    @Test
    void whoIsRemovedIsKeptOutThoughTheyAreAnAdmin() {
        Standing removed = new Standing(stream, false, true, false, false, true, false, true);

        assertThatExceptionOfType(RemovedFromStream.class).isThrownBy(removed::requireNotRemoved);
    }

    @Test
    void aStreamThatIsNotLiveIsNotLiveForItsOwnerEither() {
        Standing owner = new Standing(Streams.ended(teacher), true, false, false, false, false, false, false);

        assertThatExceptionOfType(StreamNotLive.class).isThrownBy(owner::requireLive);
    }
}
