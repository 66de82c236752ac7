package io.livestream.analytics.figures;

import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.StreamState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Adds events to figures. It knows neither database nor clock: what it holds before, and the events, decide what it holds after.
 *
 * <p>It starts with the figures, people and settled questions that the events touch ({@link Touched}), and afterwards holds those
 * with what the events made of them, and the intervals and seconds that changed.
 */
final class Fold {

    /** A stay of one person; {@code until} is null while they are present. */
    record Stay(PersonFigures.Key who, Instant since, Instant until) {}

    /** A second of one class, by its beginning. */
    record Second(UUID streamId, Instant at) {}

    /** What happened in a second. */
    record Activity(long messages, long questions) {
        Activity plus(Activity other) {
            return new Activity(messages + other.messages, questions + other.questions);
        }
    }

    /** A question of one class. */
    record Question(UUID streamId, UUID questionId) {}

    final Map<UUID, StreamFigures> streams = new HashMap<>();
    final Map<PersonFigures.Key, PersonFigures> people = new HashMap<>();
    /** Questions whose answer does not count (again): they are answered, or the owner's own. */
    final Set<Question> settled = new HashSet<>();

    final Map<Stay, Stay> stays = new LinkedHashMap<>();
    final Map<Second, Activity> activity = new LinkedHashMap<>();
    final Set<Question> newlySettled = new HashSet<>();
    final Map<UUID, Instant> over = new LinkedHashMap<>();

    void apply(Logged logged) {
        StreamFigures stream = streams.computeIfAbsent(logged.streamId(), StreamFigures::new);
        stream.seen(logged.at(), logged.seq());
        switch (logged.event()) {
            case StreamEvent event -> apply(stream, event);
            case ParticipantEvent event -> apply(stream, event, logged.at());
            case ChatEvent event -> apply(stream, event, logged.at());
            case QuestionEvent event -> apply(stream, event, logged.at());
        }
    }

    private void apply(StreamFigures stream, StreamEvent event) {
        switch (event) {
            case StreamEvent.Created(StreamState state) -> stream.describe(state);
            case StreamEvent.Updated(StreamState state) -> stream.describe(state);
            case StreamEvent.Started(StreamState state) -> stream.describe(state);
            case StreamEvent.Cancelled(StreamState state) -> stream.describe(state);
            case StreamEvent.Stopped(StreamState state) -> {
                stream.describe(state);
                everybodyLeft(stream, state.endedAt());
            }
            case StreamEvent.Deleted _ -> stream.deleted = true;
        }
    }

    private void apply(StreamFigures stream, ParticipantEvent event, Instant at) {
        switch (event) {
            case ParticipantEvent.Joined joined -> joined(stream, joined);
            case ParticipantEvent.Left left -> left(stream, left.userId(), left.leftAt());
            case ParticipantEvent.Removed removed -> left(stream, removed.userId(), at);
            case ParticipantEvent.Readmitted _,
                    ParticipantEvent.Invited _,
                    ParticipantEvent.Uninvited _,
                    ParticipantEvent.ModeratorNamed _,
                    ParticipantEvent.ModeratorDismissed _ -> {}
        }
    }

    private void joined(StreamFigures stream, ParticipantEvent.Joined joined) {
        if (stream.isOwner(joined.user().id())) {
            return;
        }
        PersonFigures person = person(stream, joined.user());
        if (person.isPresent()) {
            return;
        }
        stream.joined(joined.joinedAt(), person.firstJoinedAt == null);
        person.firstJoinedAt = person.firstJoinedAt == null ? joined.joinedAt() : person.firstJoinedAt;
        person.presentSince = joined.joinedAt();
        stay(person, null);
    }

    private void left(StreamFigures stream, UUID userId, Instant at) {
        PersonFigures person = people.get(new PersonFigures.Key(stream.streamId(), userId));
        if (person == null || !person.isPresent()) {
            return;
        }
        Instant until = later(person.presentSince, at);
        stream.left(person.presentSince, until);
        stay(person, until);
        person.presentSince = null;
    }

    /** Those who are not held here came before the end. */
    private void everybodyLeft(StreamFigures stream, Instant at) {
        for (PersonFigures person : people.values()) {
            if (person.key.streamId().equals(stream.streamId())) {
                left(stream, person.key.userId(), at);
            }
        }
        stream.everybodyLeft(at);
        over.put(stream.streamId(), at);
    }

    private void stay(PersonFigures person, Instant until) {
        Stay opened = new Stay(person.key, person.presentSince, null);
        stays.put(opened, new Stay(person.key, person.presentSince, until));
    }

    private void apply(StreamFigures stream, ChatEvent event, Instant at) {
        if (event instanceof ChatEvent.Posted posted) {
            stream.chatMessages++;
            happened(stream, at, new Activity(1, 0));
            if (!stream.isOwner(posted.author().id())) {
                Person author = new Person(posted.author().id(), posted.author().displayName());
                PersonFigures person = person(stream, author);
                stream.chatters += person.messages == 0 ? 1 : 0;
                count(stream, person, () -> person.messages++);
            }
        }
    }

    private void apply(StreamFigures stream, QuestionEvent event, Instant at) {
        switch (event) {
            case QuestionEvent.Asked asked -> asked(stream, asked, at);
            case QuestionEvent.Upvoted voted -> voted(stream, new Person(voted.userId(), voted.displayName()), 1);
            case QuestionEvent.UpvoteWithdrawn withdrawn -> voted(stream, new Person(withdrawn.userId(), null), -1);
            case QuestionEvent.Answered given -> {
                if (settle(stream, given.questionId())) {
                    stream.answeredQuestions++;
                }
            }
            case QuestionEvent.Dismissed _,
                    QuestionEvent.Reopened _,
                    QuestionEvent.Pinned _,
                    QuestionEvent.Unpinned _,
                    QuestionEvent.Deleted _ -> {}
        }
    }

    private void asked(StreamFigures stream, QuestionEvent.Asked asked, Instant at) {
        if (stream.isOwner(asked.author().id())) {
            settle(stream, asked.questionId());
            return;
        }
        stream.questions++;
        happened(stream, at, new Activity(0, 1));
        PersonFigures person = person(stream, asked.author());
        count(stream, person, () -> {
            if (asked.anonymous()) {
                person.anonymousQuestions++;
            } else {
                person.questions++;
            }
        });
    }

    /** @return whether an answer to the question would have counted until now */
    private boolean settle(StreamFigures stream, UUID questionId) {
        Question question = new Question(stream.streamId(), questionId);
        return settled.add(question) && newlySettled.add(question);
    }

    private void voted(StreamFigures stream, Person voter, int votes) {
        if (stream.isOwner(voter.id())) {
            return;
        }
        stream.upvotes += votes;
        PersonFigures person = person(stream, voter);
        count(stream, person, () -> person.upvotes += votes);
    }

    private static void count(StreamFigures stream, PersonFigures person, Runnable act) {
        boolean before = person.isEngaged();
        act.run();
        boolean after = person.isEngaged();
        stream.engaged += (after ? 1 : 0) - (before ? 1 : 0);
    }

    private void happened(StreamFigures stream, Instant at, Activity what) {
        activity.merge(new Second(stream.streamId(), second(stream.startedAt(), at)), what, Activity::plus);
    }

    /** Once the class has begun its seconds are counted from there, so that no step of its timeline cuts one in two. */
    private static Instant second(Instant start, Instant at) {
        return start == null
                ? at.truncatedTo(ChronoUnit.SECONDS)
                : start.plusSeconds(Math.max(0, Duration.between(start, at).toSeconds()));
    }

    /** The latest name counts; a vote that is withdrawn bears none. */
    private PersonFigures person(StreamFigures stream, Person who) {
        PersonFigures person =
                people.computeIfAbsent(new PersonFigures.Key(stream.streamId(), who.id()), PersonFigures::new);
        person.displayName = who.displayName() == null ? person.displayName : who.displayName();
        return person;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
