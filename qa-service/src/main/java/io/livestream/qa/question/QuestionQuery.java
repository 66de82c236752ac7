package io.livestream.qa.question;

import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Limit;
import io.livestream.platform.problem.Invalid;
import java.util.Arrays;
import java.util.List;

/**
 * Which part of a stream's questions is asked for.
 *
 * @param status null for any
 * @param after null for the beginning
 */
record QuestionQuery(Sort sort, QuestionStatus status, int limit, Cursor after) {

    /**
     * The orders of the list, each with the SQL that the indexes are made for, and with cursors of its own: they differ in their parts, so one
     * does not fit the other.
     */
    enum Sort {
        /** Most votes first; among equals the one that waits longest. */
        VOTES(
                "q.upvotes desc, q.asked_at, q.id",
                // The first condition follows from the second; it is what the index can start at.
                "q.upvotes <= ? and (q.upvotes < ? or (q.asked_at, q.id) > (?, ?))",
                3) {
            @Override
            Cursor cursor(QuestionView last) {
                return Cursor.of(last.upvotes(), last.askedAt(), last.id());
            }

            @Override
            List<Object> position(Cursor after) {
                return Arrays.asList(after.number(0), after.number(0), after.instant(1), after.uuid(2));
            }
        },
        NEWEST("q.asked_at desc, q.id desc", "(q.asked_at, q.id) < (?, ?)", 2) {
            @Override
            Cursor cursor(QuestionView last) {
                return Cursor.of(last.askedAt(), last.id());
            }

            @Override
            List<Object> position(Cursor after) {
                return Arrays.asList(after.instant(0), after.uuid(1));
            }
        };

        /** The order of {@code questions q}. */
        final String key;
        /** What comes after a {@link #position}. */
        final String goOn;

        private final int cursorParts;

        Sort(String key, String goOn, int cursorParts) {
            this.key = key;
            this.goOn = goOn;
            this.cursorParts = cursorParts;
        }

        /** Where the list goes on after a question. */
        abstract Cursor cursor(QuestionView last);

        /** The arguments of {@link #goOn}; a time in a cursor that somebody made up may be null. */
        abstract List<Object> position(Cursor after);
    }

    static QuestionQuery parse(String sort, String status, String limit, String after) {
        Sort order = switch (sort) {
            case null -> Sort.VOTES;
            case "votes" -> Sort.VOTES;
            case "newest" -> Sort.NEWEST;
            default -> throw new Invalid("sort", "must be votes or newest");
        };
        QuestionStatus only = status == null
                ? null
                : QuestionStatus.from(status)
                        .orElseThrow(() -> new Invalid("status", "must be open, answered or dismissed"));
        return new QuestionQuery(order, only, Limit.parse(limit), Cursor.parse(after, order.cursorParts));
    }
}
