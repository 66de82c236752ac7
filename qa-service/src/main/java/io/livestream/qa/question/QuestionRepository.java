package io.livestream.qa.question;

import io.livestream.platform.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/**
 * The questions that are about to be changed. Each is read with its row locked, so that two people who change one question do
 * so one after the other, and a vote waits for either.
 */
@ApplicationScoped
class QuestionRepository implements PanacheRepositoryBase<Question, UUID> {

    private static final String LOCK_PIN = "select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final Sql sql;

    QuestionRepository(Sql sql) {
        this.sql = sql;
    }

    /** The question, held until the transaction ends. */
    Question lock(UUID streamId, UUID id) {
        return find("id = ?1 and streamId = ?2", id, streamId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> new QuestionNotFound(id));
    }

    /**
     * The question and the one that is pinned now, if any, both held. Whoever moves the pin of a stream waits here for whoever
     * else does, and the rows are locked in the order of their ids: no two can wait for each other.
     */
    List<Question> lockWithPinned(UUID streamId, UUID id) {
        sql.query(LOCK_PIN, row -> row, "pin:" + streamId);
        return find("streamId = ?1 and (id = ?2 or pinned = true)", Sort.by("id"), streamId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
