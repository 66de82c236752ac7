package io.livestream.qa.question;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Page;
import io.livestream.platform.sql.Row;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
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
        return sql.first(SELECT + "and q.id = ?", row -> view(row, reader), reader.id(), streamId, id);
    }

    Page<QuestionView> list(UUID streamId, QuestionQuery query, Caller reader) {
        StringBuilder select = new StringBuilder(SELECT);
        List<Object> arguments = new ArrayList<>(List.of(reader.id(), streamId));
        if (query.status() != null) {
            select.append("and q.status = ?\n");
            arguments.add(query.status());
        }
        if (query.after() != null) {
            select.append(goOn(query.sort()));
            Collections.addAll(arguments, position(query.sort(), query.after()));
        }
        select.append(order(query.sort())).append(" limit ?");
        arguments.add(query.limit() + 1);
        List<QuestionView> rows = sql.query(select.toString(), row -> view(row, reader), arguments.toArray());
        return Page.of(rows, query.limit(), query.sort()::after, view -> view);
    }

    private static String order(QuestionQuery.Sort sort) {
        return switch (sort) {
            case VOTES -> "order by q.upvotes desc, q.asked_at, q.id";
            case NEWEST -> "order by q.asked_at desc, q.id desc";
        };
    }

    private static String goOn(QuestionQuery.Sort sort) {
        return switch (sort) {
            // The first condition follows from the second; it is what the index can start at.
            case VOTES -> "and q.upvotes <= ? and (q.upvotes < ? or (q.asked_at, q.id) > (?, ?))\n";
            case NEWEST -> "and (q.asked_at, q.id) < (?, ?)\n";
        };
    }

    private static Object[] position(QuestionQuery.Sort sort, Cursor after) {
        return switch (sort) {
            case VOTES -> new Object[] {after.number(0), after.number(0), after.instant(1), after.uuid(2)};
            case NEWEST -> new Object[] {after.instant(0), after.uuid(1)};
        };
    }

    private static QuestionView view(Row row, Caller reader) {
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
                answer(row),
                row.instant("asked_at"),
                row.number("version"));
    }

    private static QuestionView.AnswerView answer(Row row) {
        if (row.instant("answered_at") == null) {
            return null;
        }
        Answer answer = new Answer(
                row.text("answer_text"),
                row.uuid("answered_by_id"),
                row.text("answered_by_name"),
                row.instant("answered_at"));
        return new QuestionView.AnswerView(answer.text(), answer.by(), answer.at());
    }
}
