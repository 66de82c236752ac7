package io.livestream.qa.question;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.caller.ETags;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.idempotency.Created;
import io.livestream.platform.outbox.Outbox;
import io.livestream.platform.paging.Page;
import io.livestream.qa.audience.Audience;
import io.livestream.qa.audience.Participation;
import io.livestream.qa.flood.FloodGate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** What people do with the questions of a stream. What changes a question appends to the stream's log in the same transaction. */
@ApplicationScoped
class QuestionService {

    private final Audience audience;
    private final QuestionRepository questions;
    private final QuestionViews views;
    private final FloodGate floodGate;
    private final Outbox outbox;
    private final Clock clock;

    QuestionService(
            Audience audience,
            QuestionRepository questions,
            QuestionViews views,
            FloodGate floodGate,
            Outbox outbox,
            Clock clock) {
        this.audience = audience;
        this.questions = questions;
        this.views = views;
        this.floodGate = floodGate;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param idempotencyKey null for none */
    Created ask(UUID streamId, AskQuestion request, String idempotencyKey, Caller caller) {
        String path = "/api/livestream/" + streamId + "/questions";
        return audience.create(streamId, caller, idempotencyKey, path, standing -> {
            Participation.requireOpen(standing);
            Participation.requirePart(standing);
            floodGate.check(caller.id());
            floodGate.count(caller.id());
            Asker asker = new Asker(caller.id(), caller.displayName(), request.anonymous());
            Instant now = clock.instant();
            Question question = new Question(streamId, asker, request.text(), now);
            questions.persist(question);
            append(question, List.of(question.asked()), now);
            return new Created(path + "/" + question.id(), view(question, caller));
        });
    }

    Page<QuestionView> list(UUID streamId, QuestionQuery query, Caller caller) {
        return audience.decide(streamId, caller, _ -> views.list(streamId, query, caller));
    }

    QuestionView read(UUID streamId, UUID questionId, Caller caller) {
        return audience.decide(
                streamId,
                caller,
                _ -> views.find(streamId, questionId, caller).orElseThrow(() -> new QuestionNotFound(questionId)));
    }

    QuestionView answer(UUID streamId, UUID questionId, AnswerQuestion request, String ifMatch, Caller caller) {
        return moderate(streamId, questionId, caller, (question, now) -> {
            List<QuestionEvent> events = question.answer(Answer.of(request.text(), caller.person(), now));
            // Only what would succeed is held to the version that its caller has read (RFC 9110, 13.2.1).
            ETags.check(ifMatch, question.version());
            return events;
        });
    }

    QuestionView changeStatus(UUID streamId, UUID questionId, ChangeStatus request, String ifMatch, Caller caller) {
        return moderate(streamId, questionId, caller, (question, _) -> {
            ETags.check(ifMatch, question.version());
            return request.dismisses() ? question.dismiss(caller.person()) : question.reopen(caller.person());
        });
    }

    QuestionView unpin(UUID streamId, UUID questionId, Caller caller) {
        return moderate(streamId, questionId, caller, (question, _) -> question.unpin(caller.person()));
    }

    /** Moves the pin of the stream here, from wherever it was. */
    QuestionView pin(UUID streamId, UUID questionId, Caller caller) {
        return audience.change(streamId, caller, standing -> {
            List<Question> held = questions.lockWithPinned(streamId, questionId);
            Question question = held.stream()
                    .filter(one -> one.id().equals(questionId))
                    .findFirst()
                    .orElseThrow(() -> new QuestionNotFound(questionId));
            standing.requireStaff();
            question.requireNotDismissed();
            held.stream()
                    .filter(other -> other != question)
                    .forEach(other -> append(other, other.unpin(caller.person())));
            // One is pinned at most at any moment, also between two statements.
            questions.flush();
            append(question, question.pin(caller.person()));
            return view(question, caller);
        });
    }

    void delete(UUID streamId, UUID questionId, String ifMatch, Caller caller) {
        audience.change(streamId, caller, standing -> {
            Question question = questions.lock(streamId, questionId);
            append(question, question.delete(standing, caller));
            ETags.check(ifMatch, question.version());
            questions.delete(question);
            questions.flush();
            return null;
        });
    }

    private QuestionView moderate(
            UUID streamId, UUID questionId, Caller caller, BiFunction<Question, Instant, List<QuestionEvent>> change) {
        return audience.change(streamId, caller, standing -> {
            Question question = questions.lock(streamId, questionId);
            standing.requireStaff();
            Instant now = clock.instant();
            append(question, change.apply(question, now), now);
            return view(question, caller);
        });
    }

    private void append(Question question, List<QuestionEvent> events) {
        append(question, events, clock.instant());
    }

    /** The log has the times that replies have. */
    private void append(Question question, List<QuestionEvent> events, Instant at) {
        events.forEach(event -> outbox.append(question.streamId(), event, at));
    }

    /** The question as it is after this transaction. */
    private QuestionView view(Question question, Caller caller) {
        questions.flush();
        return views.find(question.streamId(), question.id(), caller).orElseThrow();
    }
}
