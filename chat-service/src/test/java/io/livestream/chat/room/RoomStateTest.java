package io.livestream.chat.room;

import static io.livestream.chat.room.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.chat.history.Message;
import io.livestream.platform.Ids;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.caller.EmailHash;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.Author;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.Visibility;
import io.livestream.platform.problem.StreamNotFound;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomStateTest {

    private final Caller ben = Story.caller("Ben", AccountRole.STUDENT);
    private final Caller eve = Story.caller("Eve", AccountRole.STUDENT);
    private final Caller admin = Story.caller("Root", AccountRole.ADMIN);

    @Test
    void theEndOfAStreamEndsEverybodysPresence() {
        Story story = Story.live().join(ben).stop();

        assertThat(story.state.require(ben).present()).isFalse();
        assertThat(story.state.require(ben).joinedEver()).isTrue();
    }

    @Test
    void aPrivateStreamExistsForThoseInvitedAlone() {
        Story story = Story.live().change(draft -> draft.visibility(Visibility.PRIVATE));
        UUID byAccount = Ids.next();
        story.happened(new ParticipantEvent.Invited(byAccount, ben.id(), null, story.by()));

        assertThat(story.state.require(ben).invited()).isTrue();
        assertThatExceptionOfType(StreamNotFound.class).isThrownBy(() -> story.state.require(eve));

        story.happened(new ParticipantEvent.Invited(Ids.next(), null, EmailHash.of(eve.email()), story.by()));
        story.happened(new ParticipantEvent.Uninvited(byAccount, ben.id(), null, story.by()));
        assertThat(story.state.require(eve).invited()).isTrue();
        assertThatExceptionOfType(StreamNotFound.class).isThrownBy(() -> story.state.require(ben));
    }

    @Test
    void anUnknownAndADeletedStreamAreNotFound() {
        UUID id = Ids.next();
        RoomState unknown = new RoomState(Story.nothing(id, Story.PARTITION));
        Story story = Story.live();
        story.happened(new StreamEvent.Deleted(story.id(), story.by()));

        assertThatExceptionOfType(StreamNotFound.class).isThrownBy(() -> unknown.require(admin));
        assertThatExceptionOfType(StreamNotFound.class).isThrownBy(() -> story.state.require(story.teacher));
    }

    @Test
    void aRemovedMessageKeepsItsPlaceAndLosesItsText() {
        Story story = Story.live();
        UUID message = story.says(ben, "Something rude", NOON);
        story.happened(new ChatEvent.Removed(message, story.by()));

        Message left = story.state.recent().only(message).messages().getFirst();
        assertThat(left.text()).isNull();
        assertThat(left.removed()).isTrue();
        assertThat(left.author().id()).isEqualTo(ben.id());
    }

    @Test
    void aRemovedMessageIsPinnedNoLonger() {
        Story story = Story.live();
        UUID message = story.says(ben, "Read chapter 4", NOON);
        story.happened(new ChatEvent.Pinned(message, story.by()));
        assertThat(story.state.pin().id()).contains(message);

        story.happened(new ChatEvent.Removed(message, story.by()));

        assertThat(story.state.pin().id()).isEmpty();
    }

    @Test
    void aMessageThatWasRemovedJustBeforeIsNotPinned() {
        Story story = Story.live();
        UUID message = story.says(ben, "Read chapter 4", NOON);
        story.happened(new ChatEvent.Removed(message, story.by()));

        story.happened(new ChatEvent.Pinned(message, story.by()));

        assertThat(story.state.pin().id()).isEmpty();
    }

    @Test
    void theMessageThatIsPinnedIsThereUntilAnotherOneIs() {
        Story story = Story.live().join(ben);
        UUID pinned = story.says(ben, "Read chapter 4", NOON);
        UUID other = story.says(ben, "Read chapter 5", NOON);
        story.happened(new ChatEvent.Pinned(pinned, story.by()));

        story.state.pin().announce(story.state.message(other).orElseThrow());

        assertThat(story.state.pin().message()).map(Message::id).contains(pinned);
        story.happened(new ChatEvent.Pinned(other, story.by()));
        assertThat(story.state.pin().message()).map(Message::id).contains(other);
        story.happened(new ChatEvent.Unpinned(story.by()));
        assertThat(story.state.pin().message()).isEmpty();
    }

    @Test
    void aMessageOfLongAgoIsPinnedUnlessItIsRemovedJustBefore() {
        Story story = Story.live();
        Message old = old("Read chapter 1");
        Message rude = old("Something rude");

        story.state.pin().announce(old);
        story.happened(new ChatEvent.Pinned(old.id(), story.by()));
        assertThat(story.state.pin().message()).contains(old);

        story.state.pin().announce(rude);
        story.happened(new ChatEvent.Removed(rude.id(), story.by()));
        story.happened(new ChatEvent.Pinned(rude.id(), story.by()));
        assertThat(story.state.pin().message()).isEmpty();
    }

    @Test
    void removingAnotherMessageLeavesThePin() {
        Story story = Story.live();
        UUID pinned = story.says(ben, "Read chapter 4", NOON);
        UUID other = story.says(ben, "Something rude", NOON);
        story.happened(new ChatEvent.Pinned(pinned, story.by()));
        story.happened(new ChatEvent.Removed(other, story.by()));

        assertThat(story.state.pin().id()).contains(pinned);
        story.happened(new ChatEvent.Unpinned(story.by()));
        assertThat(story.state.pin().id()).isEmpty();
    }

    @Test
    void aRepeatedEventChangesNothing() {
        Story story = Story.live();
        Logged joined =
                story.happened(new ParticipantEvent.Joined(ben.person(), Role.VIEWER, NOON, NOON.plusSeconds(60), 1));
        story.happened(new ParticipantEvent.Left(ben.id(), NOON, Reason.LEFT));

        story.apply(joined.envelope());

        assertThat(story.state.require(ben).present()).isFalse();
    }

    @Test
    void aMessageThatWasAppendedTwiceIsThereOnceAtItsFirstPlace() {
        Story story = Story.live();
        UUID id = Ids.next();
        var posted = new ChatEvent.Posted(id, new Author(ben.id(), "Ben", Role.VIEWER), "Hi", null);
        Logged first = story.happened(id, NOON, posted);
        story.happened(Ids.next(), NOON, posted);

        assertThat(story.state.recent().after(-1, 10).messages())
                .extracting(Message::seq)
                .containsExactly(first.seq());
    }

    @Test
    void thePeakIsWhatTheJoinsTell() {
        Story story = Story.live();
        story.happened(new ParticipantEvent.Joined(ben.person(), Role.VIEWER, NOON, NOON.plusSeconds(60), 7));
        story.happened(new ParticipantEvent.Joined(ben.person(), Role.VIEWER, NOON, NOON.plusSeconds(60), 3));

        assertThat(story.state.peakViewers()).isEqualTo(7);
        assertThat(story.state.viewers()).isEqualTo(1);
    }

    /** One that the state does not hold among the recent ones. */
    private static Message old(String text) {
        return new Message(
                Ids.next(), 0, Ids.next(), new Author(Ids.next(), "Ada", Role.TEACHER), text, NOON, false, null);
    }
}
