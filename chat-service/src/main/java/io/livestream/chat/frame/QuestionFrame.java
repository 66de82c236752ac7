package io.livestream.chat.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.QuestionEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** What frames say of questions: all of a new one, and of one that changed its id and what is different. */
@RegisterForReflection
final class QuestionFrame {

    private QuestionFrame() {}

    /** A question as REST shows it to somebody who has done nothing about it yet. */
    private record Asked(
            UUID id,
            UUID streamId,
            Person author,
            boolean anonymous,
            String text,
            String status,
            int upvotes,
            boolean upvotedByMe,
            boolean pinned,
            Answer answer,
            Instant askedAt) {}

    /** @param text null if the answer was given aloud */
    private record Answer(String text, Person by, Instant at) {}

    private record Answered(UUID id, String status, Answer answer) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Changed(UUID id, String status, Integer upvotes, Boolean pinned) {}

    /** @param author null if the receiver is not to know */
    static Object asked(Logged logged, QuestionEvent.Asked asked, Person author) {
        return new Asked(
                asked.questionId(),
                logged.streamId(),
                author,
                asked.anonymous(),
                asked.text(),
                "open",
                0,
                false,
                false,
                null,
                logged.at());
    }

    static Object answered(Logged logged, QuestionEvent.Answered answered) {
        var answer = new Answer(answered.text(), answered.by(), logged.at());
        return new Answered(answered.questionId(), "answered", answer);
    }

    static Object status(UUID id, String status) {
        return new Changed(id, status, null, null);
    }

    static Object upvotes(UUID id, int upvotes) {
        return new Changed(id, null, upvotes, null);
    }

    static Object pinned(UUID id, boolean pinned) {
        return new Changed(id, null, null, pinned);
    }

    static Object deleted(UUID id) {
        return new Changed(id, null, null, null);
    }
}
