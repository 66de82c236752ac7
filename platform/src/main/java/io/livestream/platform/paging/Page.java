package io.livestream.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a list. {@code next} is the cursor of what follows, null at the end. */
public record Page<T>(
        List<T> items, @Schema(nullable = true) String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows that were read one further than the limit, which is how the end is known without a count.
     *
     * @param cursorOf where the list goes on after a row; asked for the last row shown, and only if more follow
     */
    public static <R, T> Page<T> of(
            List<R> rowsUpToLimitPlusOne, int limit, Function<R, Cursor> cursorOf, Function<R, T> view) {
        boolean more = rowsUpToLimitPlusOne.size() > limit;
        List<R> shown = more ? rowsUpToLimitPlusOne.subList(0, limit) : rowsUpToLimitPlusOne;
        String next = more ? cursorOf.apply(shown.getLast()).encode() : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
