package io.livestream.analytics.figures;

import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.StreamState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Whose figures a batch of events may change, to be loaded before it is folded.
 *
 * @param ends of classes; whoever came after them, by a clock that was ahead, is to be loaded too
 */
record Touched(
        Set<UUID> streams, Set<PersonFigures.Key> people, Set<Fold.Question> questions, Map<UUID, Instant> ends) {

    static Touched by(List<Logged> events) {
        Touched touched = new Touched(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashMap<>());
        for (Logged logged : events) {
            touched.streams.add(logged.streamId());
            touched.add(logged);
        }
        return touched;
    }

    private void add(Logged logged) {
        UUID stream = logged.streamId();
        switch (logged.event()) {
            case ParticipantEvent.Joined joined -> person(stream, joined.user().id());
            case ParticipantEvent.Left left -> person(stream, left.userId());
            case ParticipantEvent.Removed removed -> person(stream, removed.userId());
            case ChatEvent.Posted posted -> person(stream, posted.author().id());
            case QuestionEvent.Asked asked -> {
                person(stream, asked.author().id());
                questions.add(new Fold.Question(stream, asked.questionId()));
            }
            case QuestionEvent.Upvoted voted -> person(stream, voted.userId());
            case QuestionEvent.UpvoteWithdrawn withdrawn -> person(stream, withdrawn.userId());
            case QuestionEvent.Answered answered -> questions.add(new Fold.Question(stream, answered.questionId()));
            case StreamEvent.Stopped(StreamState state) -> ends.put(stream, state.endedAt());
            case StreamEvent _, ParticipantEvent _, ChatEvent _, QuestionEvent _ -> {}
        }
    }

    private void person(UUID stream, UUID user) {
        people.add(new PersonFigures.Key(stream, user));
    }
}
