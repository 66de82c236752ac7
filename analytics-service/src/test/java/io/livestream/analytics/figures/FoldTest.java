package io.livestream.analytics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.Ids;
import io.livestream.platform.event.Author;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.StreamEvent;
import io.livestream.testing.As;
import io.livestream.testing.Streams;
import io.livestream.testing.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final Instant START = Instant.parse("2026-11-22T11:00:00Z");

    private final TestUser owner = As.teacher();
    private final Person ada = As.student().person();
    private final Person ben = As.student().person();
    private final UUID question = UUID.randomUUID();
    private final Streams.Draft draft = Streams.draft(owner).liveSince(START);
    private final UUID streamId = draft.build().id();
    private final Fold fold = new Fold();
    private long seq;

    @Test
    void timeWatchedIsTheSumOfAllStays() {
        live();
        joined(ada, 0);
        joined(ben, 10);
        left(ada, 30);
        joined(ada, 50);
        stopped(60);

        assertThat(figures().watchSeconds()).isEqualTo(30 + 10 + 50);
        assertThat(figures().totalJoins()).isEqualTo(3);
        assertThat(figures().uniqueViewers()).isEqualTo(2);
        assertThat(figures().currentViewers()).isZero();
    }

    @Test
    void whoCameAfterTheEndByAClockThatWasAheadHasWatchedNothing() {
        live();
        joined(ada, 0);
        joined(ben, 12);
        stopped(11);

        assertThat(figures().watchSeconds()).isEqualTo(11);
        assertThat(figures().currentViewers()).isZero();
        assertThat(stays(ben)).extracting(Fold.Stay::until).containsExactly(at(12));
    }

    @Test
    void thePeakIsTheMostAtOnceAndTheFirstTimeOfIt() {
        live();
        joined(ada, 0);
        joined(ben, 10);
        left(ada, 20);
        joined(ada, 30);

        assertThat(figures().peakViewers()).isEqualTo(2);
        assertThat(figures().peakAt()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void theOwnerIsInNoFigureButTheMessages() {
        live();
        apply(0, new ParticipantEvent.Joined(owner.person(), Role.TEACHER, START, START.plusSeconds(60), 0));
        posted(owner.person(), 1);
        asked(owner.person(), 2, false);
        apply(3, new QuestionEvent.Upvoted(question, owner.id(), owner.displayName(), 1));
        apply(4, new QuestionEvent.Answered(question, "42", false, owner.person()));

        StreamFigures figures = figures();
        assertThat(figures.chatMessages()).isEqualTo(1);
        assertThat(figures.currentViewers() + figures.uniqueViewers() + figures.totalJoins())
                .isZero();
        assertThat(figures.chatters() + figures.questions() + figures.answeredQuestions() + figures.upvotes())
                .isZero();
        assertThat(figures.engaged()).isZero();
        assertThat(fold.people).isEmpty();
    }

    @Test
    void aVoteWithdrawnCountsNeitherAsAVoteNorAsEngagement() {
        live();
        apply(1, new QuestionEvent.Upvoted(question, ada.id(), ada.displayName(), 1));
        apply(2, new QuestionEvent.Upvoted(question, ben.id(), null, 2));
        apply(3, new QuestionEvent.UpvoteWithdrawn(question, ada.id(), 1));

        assertThat(figures().upvotes()).isEqualTo(1);
        assertThat(figures().engaged()).isEqualTo(1);
    }

    @Test
    void whoOnlyVotedIsKnownByName() {
        live();
        apply(1, new QuestionEvent.Upvoted(question, ada.id(), ada.displayName(), 1));
        apply(2, new QuestionEvent.UpvoteWithdrawn(question, ada.id(), 0));

        assertThat(person(ada).displayName).isEqualTo(ada.displayName());
    }

    @Test
    void anAnonymousAskerIsEngagedAndHasNoQuestionUnderTheirName() {
        live();
        joined(ada, 0);
        asked(ada, 1, true);

        assertThat(figures().questions()).isEqualTo(1);
        assertThat(figures().engaged()).isEqualTo(1);
        assertThat(person(ada).questions).isZero();
    }

    @Test
    void somebodyWhoWritesTwiceIsOneChatter() {
        live();
        posted(ada, 1);
        posted(ada, 2);
        posted(ben, 3);

        assertThat(figures().chatMessages()).isEqualTo(3);
        assertThat(figures().chatters()).isEqualTo(2);
    }

    @Test
    void aQuestionAnsweredAgainIsOneAnsweredQuestion() {
        live();
        apply(1, new QuestionEvent.Answered(question, "42", false, owner.person()));
        apply(2, new QuestionEvent.Answered(question, "43", false, owner.person()));

        assertThat(figures().answeredQuestions()).isEqualTo(1);
    }

    @Test
    void anExpiredLeaseEndsTheStayWhenItExpiredAndNotWhenThatWasNoticed() {
        live();
        joined(ada, 0);
        expired(ada, 60, 75);

        assertThat(figures().watchSeconds()).isEqualTo(60);
    }

    @Test
    void aLeaseThatSocketsHeldForLongIsWatchedToItsEnd() {
        live();
        joined(ada, 0);
        posted(ben, 300);
        expired(ada, 360, 375);

        assertThat(figures().watchSeconds()).isEqualTo(360);
        assertThat(stays(ada)).containsExactly(new Fold.Stay(key(ada), at(0), at(360)));
    }

    @Test
    void aLeaveThatComesAfterLaterEventsIsDatedWhenItWas() {
        live();
        joined(ada, 0);
        joined(ben, 70);
        posted(ben, 80);
        expired(ada, 60, 85);

        assertThat(figures().currentViewers()).isEqualTo(1);
        assertThat(figures().watchSeconds()).isEqualTo(60 + 15);
        assertThat(figures().asOf()).isEqualTo(at(85));
    }

    @Test
    void whoeverComesBackAfterTheLeaseHasTwoStaysWithAGapBetweenThem() {
        live();
        joined(ada, 0);
        expired(ada, 60, 100);
        joined(ada, 100);
        stopped(130);

        assertThat(stays(ada))
                .containsExactly(new Fold.Stay(key(ada), at(0), at(60)), new Fold.Stay(key(ada), at(100), at(130)));
        assertThat(figures().watchSeconds()).isEqualTo(60 + 30);
        assertThat(figures().totalJoins()).isEqualTo(2);
        assertThat(figures().uniqueViewers()).isEqualTo(1);
    }

    @Test
    void whoseLeaseHadExpiredBeforeTheEndIsNotInTheClassUntilTheEnd() {
        live();
        joined(ada, 0);
        joined(ben, 10);
        expired(ada, 60, 600);
        stopped(600);

        assertThat(stays(ada)).containsExactly(new Fold.Stay(key(ada), at(0), at(60)));
        assertThat(stays(ben)).containsExactly(new Fold.Stay(key(ben), at(10), at(600)));
        assertThat(figures().watchSeconds()).isEqualTo(60 + 590);
    }

    @Test
    void whoIsRemovedAfterTheLeaseWatchedToTheEndOfTheLease() {
        live();
        joined(ada, 0);
        expired(ada, 60, 100);
        apply(100, new ParticipantEvent.Removed(ada.id(), owner.person()));

        assertThat(figures().currentViewers()).isZero();
        assertThat(figures().watchSeconds()).isEqualTo(60);
    }

    @Test
    void theOwnersLeaseExpiresInNoFigure() {
        live();
        joined(ada, 0);
        apply(0, new ParticipantEvent.Joined(owner.person(), Role.TEACHER, START, at(60), 0));
        expired(owner.person(), 60, 75);

        assertThat(figures().currentViewers()).isEqualTo(1);
        assertThat(figures().watchSeconds()).isEqualTo(75);
        assertThat(fold.people).containsOnlyKeys(key(ada));
    }

    @Test
    void somebodyRemovedWatchesNoMore() {
        live();
        joined(ada, 0);
        apply(20, new ParticipantEvent.Removed(ada.id(), owner.person()));

        assertThat(figures().currentViewers()).isZero();
        assertThat(figures().watchSeconds()).isEqualTo(20);
    }

    @Test
    void joiningTwiceOrLeavingTwiceIsOnce() {
        live();
        joined(ada, 0);
        joined(ada, 5);
        left(ada, 10);
        left(ada, 12);

        assertThat(figures().totalJoins()).isEqualTo(1);
        assertThat(figures().currentViewers()).isZero();
        assertThat(figures().watchSeconds()).isEqualTo(10);
    }

    @Test
    void whileLiveTimeCountsUpToTheLatestEvent() {
        live();
        joined(ada, 0);
        posted(ada, 40);

        assertThat(figures().watchSeconds()).isEqualTo(40);
        assertThat(figures().duration()).isEqualTo(Duration.ofSeconds(40));
    }

    private void live() {
        apply(0, new StreamEvent.Created(draft.build()));
        apply(0, new StreamEvent.Started(draft.build()));
    }

    private void stopped(long second) {
        apply(
                second,
                new StreamEvent.Stopped(draft.endedAt(START.plusSeconds(second)).build()));
    }

    private void joined(Person who, long second) {
        Instant at = START.plusSeconds(second);
        apply(second, new ParticipantEvent.Joined(who, Role.VIEWER, at, at.plusSeconds(60), 1));
    }

    private void left(Person who, long second) {
        apply(second, new ParticipantEvent.Left(who.id(), START.plusSeconds(second), Reason.LEFT));
    }

    /** A lease ended at one second and that was noticed at another. */
    private void expired(Person who, long second, long noticed) {
        apply(noticed, new ParticipantEvent.Left(who.id(), at(second), Reason.EXPIRED));
    }

    private void posted(Person who, long second) {
        apply(second, new ChatEvent.Posted(UUID.randomUUID(), Author.of(who, Role.VIEWER), "hello", null));
    }

    private void asked(Person who, long second, boolean anonymous) {
        apply(second, new QuestionEvent.Asked(question, who, anonymous, "why?"));
    }

    private void apply(long second, Event event) {
        fold.apply(new Logged(new Envelope(Ids.next(), streamId, START.plusSeconds(second), "/test", event), 0, seq++));
    }

    private StreamFigures figures() {
        return fold.streams.get(streamId);
    }

    private PersonFigures person(Person who) {
        return fold.people.get(key(who));
    }

    private PersonFigures.Key key(Person who) {
        return new PersonFigures.Key(streamId, who.id());
    }

    private List<Fold.Stay> stays(Person who) {
        return fold.stays.values().stream()
                .filter(stay -> stay.who().equals(key(who)))
                .toList();
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
