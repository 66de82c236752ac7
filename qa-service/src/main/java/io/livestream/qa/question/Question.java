package io.livestream.qa.question;

import io.livestream.platform.Ids;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.problem.NotYours;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;

/**
 * A question put to the teacher of one stream. It is open until answered or dismissed, and may be reopened. An answer, once
 * given, stays until a later one replaces it, also while the question is dismissed or open again.
 *
 * <p>What changes a question returns the events that follow from it, none if nothing changed. Votes are not part of it: they
 * are counted beside it ({@code question_upvotes}), or every vote would make the version stale that a teacher has read.
 */
@Entity
@Table(name = "questions")
class Question {

    @Id
    private UUID id;

    @Column(name = "stream_id", nullable = false, updatable = false)
    private UUID streamId;

    @Embedded
    private Asker asker;

    @Column(nullable = false, updatable = false)
    private String text;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private QuestionStatus status = QuestionStatus.OPEN;

    @Embedded
    private Answer answer;

    /** Whether this is the one question that is being answered now. It says nothing about the content, so the version stays. */
    @OptimisticLock(excluded = true)
    @Column(nullable = false)
    private boolean pinned;

    @Column(name = "asked_at", nullable = false, updatable = false)
    private Instant askedAt;

    @Version
    private long version;

    protected Question() {}

    Question(UUID streamId, Asker asker, String text, Instant askedAt) {
        this.id = Ids.next();
        this.streamId = streamId;
        this.asker = asker;
        this.text = text;
        this.askedAt = askedAt;
    }

    QuestionEvent asked() {
        return new QuestionEvent.Asked(id, asker.person(), asker.anonymous(), text);
    }

    /** A dismissed question was taken off the list for a reason; answering it takes reopening it first. */
    List<QuestionEvent> answer(Answer given) {
        requireNotDismissed();
        if (status == QuestionStatus.ANSWERED && given.repeats(answer)) {
            return List.of();
        }
        answer = given;
        status = QuestionStatus.ANSWERED;
        return List.of(new QuestionEvent.Answered(id, given.text(), given.spoken(), given.by()));
    }

    /** Takes the question off the list, answered or not. What is off the list is not being answered now. */
    List<QuestionEvent> dismiss(Person by) {
        if (status == QuestionStatus.DISMISSED) {
            return List.of();
        }
        List<QuestionEvent> events = new ArrayList<>(unpin(by));
        status = QuestionStatus.DISMISSED;
        events.add(new QuestionEvent.Dismissed(id, by));
        return events;
    }

    /** Makes a dismissed question, or one whose answer was not enough, wait for an answer (again). */
    List<QuestionEvent> reopen(Person by) {
        if (status == QuestionStatus.OPEN) {
            return List.of();
        }
        status = QuestionStatus.OPEN;
        return List.of(new QuestionEvent.Reopened(id, by));
    }

    /** Marks the question as being answered now. The caller has unpinned the one that was before. */
    List<QuestionEvent> pin(Person by) {
        requireNotDismissed();
        if (pinned) {
            return List.of();
        }
        pinned = true;
        return List.of(new QuestionEvent.Pinned(id, by));
    }

    List<QuestionEvent> unpin(Person by) {
        if (!pinned) {
            return List.of();
        }
        pinned = false;
        return List.of(new QuestionEvent.Unpinned(id, by));
    }

    /** Staff may delete any question, its author only one that is still open. */
    List<QuestionEvent> delete(Standing standing, Caller by) {
        if (!standing.isStaff()) {
            requireWithdrawableBy(by);
        }
        List<QuestionEvent> events = new ArrayList<>(unpin(by.person()));
        events.add(new QuestionEvent.Deleted(id, by.person()));
        return events;
    }

    private void requireWithdrawableBy(Caller by) {
        if (!asker.id().equals(by.id())) {
            throw new NotYours();
        }
        requireNotDismissed();
        if (status == QuestionStatus.ANSWERED) {
            throw new QuestionAnswered(id);
        }
    }

    void requireNotDismissed() {
        if (status == QuestionStatus.DISMISSED) {
            throw new QuestionDismissed(id);
        }
    }

    UUID id() {
        return id;
    }

    UUID streamId() {
        return streamId;
    }

    QuestionStatus status() {
        return status;
    }

    Answer answer() {
        return answer;
    }

    boolean isPinned() {
        return pinned;
    }

    long version() {
        return version;
    }
}
