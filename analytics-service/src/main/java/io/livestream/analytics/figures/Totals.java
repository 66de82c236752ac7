package io.livestream.analytics.figures;

import io.livestream.platform.sql.Row;

/**
 * Figures of several classes together. They are summed up in the database, by the rules that {@link StreamFigures} has for one;
 * {@code TotalsTest} compares the two.
 *
 * @param uniqueViewers people who watched any of them, each of whom counts once
 */
public record Totals(long streams, long live, long uniqueViewers, long watchSeconds) {

    static Totals of(Row row) {
        return new Totals(
                row.number("streams"), row.number("live"), row.number("unique_viewers"), row.number("watch_seconds"));
    }
}
