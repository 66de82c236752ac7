package io.livestream.platform.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.problem.NotJoined;
import io.livestream.platform.problem.RemovedFromStream;
import io.livestream.platform.problem.StreamNotLive;
import io.livestream.testing.As;
import io.livestream.testing.Streams;
import io.livestream.testing.TestUser;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingTest {

    private final TestUser teacher = As.teacher();
    private final StreamState stream = Streams.live(teacher);

    @Test
    void theTeacherOfAStreamIsItsOwnerAndNoOtherTeacherIs() {
        Standing own = stranger(teacher, AccountRole.TEACHER);
        Standing others = stranger(As.teacher(), AccountRole.TEACHER);

        assertThat(own.owner()).isTrue();
        assertThat(others.mayOwn()).isFalse();
    }

    @Test
    void anAdminMayDoWhatTheOwnerMayWithoutBeingIt() {
        Standing admin = stranger(As.admin(), AccountRole.ADMIN);

        assertThat(admin.mayOwn()).isTrue();
        assertThat(admin.owner()).isFalse();
    }

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

    /** Somebody who has no part in the stream but what their account gives them. */
    private Standing stranger(TestUser person, AccountRole role) {
        Caller caller = new Caller(person.id(), person.displayName(), person.email(), Set.of(role));
        return Standing.of(stream, caller, false, false, false, false, false);
    }
}
