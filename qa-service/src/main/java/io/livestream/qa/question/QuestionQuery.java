package io.livestream.qa.question;

import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Limit;
import io.livestream.platform.problem.Invalid;

/**
 * Which part of a stream's questions is asked for.
 *
 * @param status null for any
 * @param after null for the beginning
 */
record QuestionQuery(Sort sort, QuestionStatus status, int limit, Cursor after) {

    private static final int DEFAULT_LIMIT = 20;

    /** The orders of the list, each with cursors of its own: they differ in their parts, so one does not fit the other. */
    enum Sort {
        /** Most votes first; among equals the one that waits longest. */
        VOTES(3) {
            @Override
            Cursor after(QuestionView last) {
                return Cursor.of(last.upvotes(), last.askedAt(), last.id());
            }
        },
        NEWEST(2) {
            @Override
            Cursor after(QuestionView last) {
                return Cursor.of(last.askedAt(), last.id());
            }
        };

        private final int cursorParts;

        Sort(int cursorParts) {
            this.cursorParts = cursorParts;
        }

        abstract Cursor after(QuestionView last);
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
        return new QuestionQuery(
                order, only, Limit.parse(limit, DEFAULT_LIMIT), Cursor.parse(after, order.cursorParts));
    }
}
