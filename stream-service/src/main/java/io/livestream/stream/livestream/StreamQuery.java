package io.livestream.stream.livestream;

import io.livestream.platform.event.Status;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Limit;
import io.livestream.platform.problem.Invalid;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;

/** What somebody looks for among the streams; what is null does not narrow the search. */
record StreamQuery(
        Status status, String text, UUID teacher, String tag, boolean mine, Sort sort, int limit, Cursor after) {

    private static final int MAX_TEXT = 200;

    /** The orders of the list, each with the SQL that the indexes are made for. Times that are not set come last. */
    enum Sort {
        CREATED_AT("createdAt", "s.created_at", "-infinity", true, StreamView::createdAt),
        STARTED_AT("startedAt", "coalesce(s.started_at, '-infinity')", "-infinity", true, StreamView::startedAt),
        SCHEDULED_AT("scheduledAt", "coalesce(s.scheduled_at, 'infinity')", "infinity", false, StreamView::scheduledAt);

        private final String json;
        final String key;
        final String unset;
        final boolean newestFirst;
        private final Function<StreamView, Instant> time;

        Sort(String json, String key, String unset, boolean newestFirst, Function<StreamView, Instant> time) {
            this.json = json;
            this.key = key;
            this.unset = unset;
            this.newestFirst = newestFirst;
            this.time = time;
        }

        /** Bound to the order, since in another one it would be another place. */
        Cursor cursor(StreamView last) {
            return Cursor.of(json, time.apply(last), last.id());
        }

        private Cursor parse(String raw) {
            Cursor cursor = Cursor.parse(raw, 3);
            if (cursor != null && !json.equals(cursor.text(0))) {
                throw new Invalid("after", "is a cursor of another order");
            }
            return cursor;
        }

        private static Sort named(String json) {
            return Arrays.stream(values())
                    .filter(sort -> sort.json.equals(json))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("sort", "must be createdAt, startedAt or scheduledAt"));
        }
    }

    static StreamQuery parse(StreamFilter raw) {
        Sort sort = raw.sort() == null ? Sort.CREATED_AT : Sort.named(raw.sort());
        return new StreamQuery(
                raw.status() == null ? null : status(raw.status()),
                raw.q() == null || raw.q().isBlank() ? null : text("q", raw.q()),
                raw.teacher() == null ? null : id(raw.teacher()),
                raw.tag() == null ? null : text("tag", raw.tag()),
                raw.mine() != null && flag(raw.mine()),
                sort,
                Limit.parse(raw.limit()),
                sort.parse(raw.after()));
    }

    static StreamQuery live(String limit, String after) {
        Sort sort = Sort.STARTED_AT;
        return new StreamQuery(Status.LIVE, null, null, null, false, sort, Limit.parse(limit), sort.parse(after));
    }

    private static Status status(String raw) {
        return Status.from(raw).orElseThrow(() -> new Invalid("status", "must be scheduled, live, ended or cancelled"));
    }

    private static String text(String field, String raw) {
        String text = raw.strip();
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw new Invalid(field, "must have " + MAX_TEXT + " characters at most");
        }
        return Folding.fold(text);
    }

    private static UUID id(String raw) {
        try {
            return UUID.fromString(raw);
        } catch (IllegalArgumentException _) {
            throw new Invalid("teacher", "must be an id");
        }
    }

    private static boolean flag(String raw) {
        return switch (raw) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Invalid("mine", "must be true or false");
        };
    }
}
