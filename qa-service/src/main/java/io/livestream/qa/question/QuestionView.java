package io.livestream.qa.question;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.Person;
import io.livestream.platform.sql.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A question as one reader sees it.
 *
 * @param author null if the question is anonymous and its author not to be known to the reader
 * @param answer the latest one given; an open question has one if it was reopened
 * @param version what the entity tag is made of; not in the body
 */
record QuestionView(
        UUID id,
        UUID streamId,
        @Schema(nullable = true) Person author,
        boolean anonymous,
        @Schema(nullable = true) String text,
        QuestionStatus status,
        int upvotes,
        boolean upvotedByMe,
        boolean pinned,
        @Schema(nullable = true) AnswerView answer,
        Instant askedAt,
        @JsonIgnore long version) {

    /** @param text null if the answer was given aloud */
    record AnswerView(@Schema(nullable = true) String text, Person by, Instant at) {

        /** Null for a question that was never answered. */
        private static AnswerView of(Row row) {
            if (row.instant("answered_at") == null) {
                return null;
            }
            Answer answer = new Answer(
                    row.text("answer_text"),
                    row.uuid("answered_by_id"),
                    row.text("answered_by_name"),
                    row.instant("answered_at"));
            return new AnswerView(answer.text(), answer.by(), answer.at());
        }
    }

    /** Of a row of {@code questions}, in which {@code mine} says whether the reader has voted. */
    static QuestionView of(Row row, Caller reader) {
        Asker asker = new Asker(row.uuid("author_id"), row.text("author_name"), row.flag("anonymous"));
        return new QuestionView(
                row.uuid("id"),
                row.uuid("stream_id"),
                asker.shownTo(reader),
                asker.anonymous(),
                row.text("text"),
                QuestionStatus.valueOf(row.text("status")),
                Math.toIntExact(row.number("upvotes")),
                row.flag("mine"),
                row.flag("pinned"),
                AnswerView.of(row),
                row.instant("asked_at"),
                row.number("version"));
    }
}
