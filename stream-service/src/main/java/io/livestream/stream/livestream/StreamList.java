package io.livestream.stream.livestream;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.paging.Page;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.access.StreamRows;
import io.livestream.stream.access.WhoMaySee;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Finds the streams that a caller may see ({@link WhoMaySee#LISTED}), in one statement a page. */
@ApplicationScoped
class StreamList {

    private static final String SELECT = "select " + StreamRows.COLUMNS + "\nfrom live_streams s\nwhere ";

    private final Sql sql;

    StreamList(Sql sql) {
        this.sql = sql;
    }

    Page<StreamView> list(StreamQuery query, Caller caller) {
        var statement = new Statement();
        narrow(statement, query, caller);
        if (!caller.isAdmin()) {
            UUID me = caller.id();
            statement.and(WhoMaySee.LISTED, me, me, me, caller.emailHash());
        }
        goOn(statement, query);
        var rows = sql.query(statement.text(query), StreamView::of, statement.arguments.toArray());
        return Page.of(rows, query.limit(), query.sort()::cursor, view -> view);
    }

    private static void narrow(Statement statement, StreamQuery query, Caller caller) {
        if (query.status() != null) {
            // Written out, since a partial index serves only a query that is known to fit it when it is planned.
            statement.and("s.status = '" + query.status().name() + "'");
        }
        if (query.teacher() != null) {
            statement.and("s.teacher_id = ?", query.teacher());
        }
        if (query.mine()) {
            statement.and("s.teacher_id = ?", caller.id());
        }
        if (query.tag() != null) {
            statement.and("s.folded_tags @> ?", List.of(query.tag()));
        }
        if (query.text() != null) {
            statement.and("s.search_text like ?", "%" + Sql.literally(query.text()) + "%");
        }
    }

    private static void goOn(Statement statement, StreamQuery query) {
        if (query.after() != null) {
            var sort = query.sort();
            statement.and(
                    "(" + sort.key + ", s.id) " + (sort.newestFirst ? "<" : ">") + " (coalesce(?::timestamptz, '"
                            + sort.unset + "'), ?)",
                    query.after().instant(1),
                    query.after().uuid(2));
        }
    }

    private static final class Statement {

        private final StringBuilder where = new StringBuilder("s.deleted_at is null");
        private final List<Object> arguments = new ArrayList<>();

        void and(String condition, Object... values) {
            where.append("\nand ").append(condition);
            arguments.addAll(Arrays.asList(values));
        }

        /** The limit is written out: it takes few values, and the planner chooses better when it knows it. */
        String text(StreamQuery query) {
            String direction = query.sort().newestFirst ? " desc" : "";
            return SELECT + where + "\norder by " + query.sort().key + direction + ", s.id" + direction + "\nlimit "
                    + (query.limit() + 1);
        }
    }
}
