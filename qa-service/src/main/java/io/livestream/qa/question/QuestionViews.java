package io.livestream.qa.question;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.paging.Page;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads questions as a caller sees them, votes included, in one statement.
 *
 * <p>A list goes on after the sort values of the last question shown. What does not move meanwhile is shown once. A question
 * that gains votes while somebody pages by votes may move ahead of where they are, one that loses votes may meet them again.
 */
@ApplicationScoped
class QuestionViews {

    private static final String SELECT = """
            select q.*, exists (select 1 from question_upvotes v where v.question_id = q.id and v.user_id = ?) as mine
            from questions q
            where q.stream_id = ?
            """;

    private final Sql sql;

    QuestionViews(Sql sql) {
        this.sql = sql;
    }

    Optional<QuestionView> find(UUID streamId, UUID id, Caller reader) {
        return sql.first(SELECT + "and q.id = ?", row -> QuestionView.of(row, reader), reader.id(), streamId, id);
    }

    Page<QuestionView> list(UUID streamId, QuestionQuery query, Caller reader) {
        StringBuilder select = new StringBuilder(SELECT);
        List<Object> arguments = new ArrayList<>(List.of(reader.id(), streamId));
        if (query.status() != null) {
            select.append("and q.status = ?\n");
            arguments.add(query.status());
        }
        if (query.after() != null) {
            select.append("and ").append(query.sort().goOn).append('\n');
            arguments.addAll(query.sort().position(query.after()));
        }
        select.append("order by ").append(query.sort().key).append(" limit ?");
        arguments.add(query.limit() + 1);
        List<QuestionView> rows =
                sql.query(select.toString(), row -> QuestionView.of(row, reader), arguments.toArray());
        return Page.of(rows, query.limit(), query.sort()::cursor, view -> view);
    }
}
