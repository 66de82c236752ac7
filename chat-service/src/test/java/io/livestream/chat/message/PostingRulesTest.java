package io.livestream.chat.message;

import static io.livestream.chat.room.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.chat.room.Story;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.Role;
import io.livestream.platform.problem.NotJoined;
import io.livestream.platform.problem.RemovedFromStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PostingRulesTest {

    private final Caller ben = Story.caller("Ben", AccountRole.STUDENT);
    private final Caller eve = Story.caller("Eve", AccountRole.STUDENT);
    private final Caller admin = Story.caller("Root", AccountRole.ADMIN);

    @Test
    void whoeverIsPresentMayPostToALiveStream() {
        Story story = Story.live().join(ben);

        assertThat(post(story, ben, NOON).role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void theOwnerAndAnAdminPostWithoutHavingJoined() {
        Story story = Story.live();

        assertThat(post(story, story.teacher, NOON).role()).isEqualTo(Role.TEACHER);
        assertThat(post(story, admin, NOON).role()).isEqualTo(Role.MODERATOR);
    }

    @Test
    void aModeratorMustBePresentToPost() {
        Story story = Story.live().moderator(ben);

        assertThatExceptionOfType(NotJoined.class).isThrownBy(() -> post(story, ben, NOON));
        assertThat(post(story.join(ben), ben, NOON).role()).isEqualTo(Role.MODERATOR);
    }

    @Test
    void nobodyPostsBeforeTheStreamIsLiveNorAfter() {
        Story story = new Story().join(ben);

        assertThatExceptionOfType(ChatClosed.class).isThrownBy(() -> post(story, story.teacher, NOON));
        story.change(draft -> draft.live()).stop();
        assertThatExceptionOfType(ChatClosed.class).isThrownBy(() -> post(story, story.teacher, NOON));
    }

    @Test
    void theOwnerCanCloseTheChatOfTheStream() {
        Story story = Story.live().join(ben).change(draft -> draft.chatEnabled(false));

        assertThatExceptionOfType(ChatClosed.class).isThrownBy(() -> post(story, ben, NOON));
    }

    @Test
    void aClosedChatIsClosedForAll() {
        Story story = Story.live().join(ben).settings(0, false);

        assertThatExceptionOfType(ChatClosed.class).isThrownBy(() -> post(story, ben, NOON));
        assertThatExceptionOfType(ChatClosed.class).isThrownBy(() -> post(story, story.teacher, NOON));
        assertThatExceptionOfType(ChatClosed.class).isThrownBy(() -> post(story, admin, NOON));
    }

    @Test
    void whoHasLeftMustJoinAgain() {
        Story story = Story.live().join(ben);
        story.happened(new ParticipantEvent.Left(ben.id(), NOON, Reason.LEFT));

        assertThatExceptionOfType(NotJoined.class).isThrownBy(() -> post(story, ben, NOON));
    }

    @Test
    void whoIsRemovedIsKeptOutUntilReadmitted() {
        Story story = Story.live().join(ben);
        story.happened(new ParticipantEvent.Removed(ben.id(), story.by()));

        assertThatExceptionOfType(RemovedFromStream.class).isThrownBy(() -> post(story, ben, NOON));

        story.happened(new ParticipantEvent.Readmitted(ben.id(), story.by()));
        assertThatExceptionOfType(NotJoined.class).isThrownBy(() -> post(story, ben, NOON));
        assertThatCode(() -> post(story.join(ben), ben, NOON)).doesNotThrowAnyException();
    }

    @Test
    void aMuteEndsWithItsTime() {
        Story story = Story.live().join(ben).mute(ben, NOON.plusSeconds(60));

        assertThatExceptionOfType(MutedInChat.class)
                .isThrownBy(() -> post(story, ben, NOON.plusSeconds(59)))
                .satisfies(muted -> assertThat(muted.details()).containsEntry("until", NOON.plusSeconds(60)));
        assertThatCode(() -> post(story, ben, NOON.plusSeconds(60))).doesNotThrowAnyException();
    }

    @Test
    void aMuteWithoutATimeEndsWithUnmuting() {
        Story story = Story.live().join(ben).mute(ben, null);

        assertThatExceptionOfType(MutedInChat.class)
                .isThrownBy(() -> post(story, ben, NOON.plus(Duration.ofDays(999))))
                .satisfies(muted -> assertThat(muted.details()).isEmpty());
        story.happened(new ChatEvent.Unmuted(ben.id(), story.by()));
        assertThatCode(() -> post(story, ben, NOON)).doesNotThrowAnyException();
    }

    @Test
    void aModeratorCanBeMuted() {
        Story story = Story.live().moderator(ben).join(ben).mute(ben, null);

        assertThatExceptionOfType(MutedInChat.class).isThrownBy(() -> post(story, ben, NOON));
    }

    @Test
    void theClosedChatIsToldBeforeThePersonsPart() {
        Story story = new Story();

        assertThatExceptionOfType(ChatClosed.class).isThrownBy(() -> post(story, ben, NOON));
    }

    @Test
    void slowModeHoldsBackAViewersNextPost() {
        Story story = Story.live().join(ben).join(eve).settings(30, true);
        story.says(ben, "Hello", NOON);

        assertThatExceptionOfType(SlowMode.class)
                .isThrownBy(() -> post(story, ben, NOON.plusSeconds(20)))
                .satisfies(slow -> assertThat(slow.retryAfter()).contains(Duration.ofSeconds(10)));
        assertThatCode(() -> post(story, eve, NOON.plusSeconds(20))).doesNotThrowAnyException();
        assertThatCode(() -> post(story, ben, NOON.plusSeconds(30))).doesNotThrowAnyException();
    }

    @Test
    void slowModeCountsWhatWasPostedBeforeItWasOn() {
        Story story = Story.live().join(ben);
        story.says(ben, "Hello", NOON);
        story.settings(300, true);

        assertThatExceptionOfType(SlowMode.class).isThrownBy(() -> post(story, ben, NOON.plusSeconds(299)));
    }

    @Test
    void slowModeCountsAPostThatIsUnderWay() {
        Story story = Story.live().join(ben).settings(30, true);
        post(story, ben, NOON);

        assertThatExceptionOfType(SlowMode.class).isThrownBy(() -> post(story, ben, NOON));
    }

    @Test
    void slowModeForgetsAPostThatFailed() {
        Story story = Story.live().join(ben).settings(30, true);
        post(story, ben, NOON);
        story.state.posts().failed(ben.id(), NOON);

        assertThatCode(() -> post(story, ben, NOON)).doesNotThrowAnyException();
    }

    @Test
    void slowModeIsNotForThoseWhoRunTheStream() {
        Story story = Story.live().moderator(eve).join(eve).settings(30, true);

        for (Caller runner : new Caller[] {story.teacher, eve, admin}) {
            post(story, runner, NOON);
            story.says(runner, "Quiet, please", NOON);
            assertThatCode(() -> post(story, runner, NOON)).doesNotThrowAnyException();
        }
    }

    /** What a post at a time comes to, as the service decides it. */
    private static Standing post(Story story, Caller person, Instant at) {
        Standing standing = PostingRules.requirePoster(story.state, person, at);
        PostingRules.letThrough(story.state, standing, person.id(), at);
        return standing;
    }
}
