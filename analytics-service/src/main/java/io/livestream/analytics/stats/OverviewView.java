package io.livestream.analytics.stats;

import io.livestream.analytics.figures.StreamFigures;
import io.livestream.analytics.figures.Totals;
import java.util.List;

/** The figures of all classes of one teacher; somebody who watched several is one unique viewer. */
record OverviewView(long streams, long live, long uniqueViewers, long totalWatchSeconds, List<StatsView> recent) {

    static OverviewView of(Totals totals, List<StreamFigures> recent) {
        return new OverviewView(
                totals.streams(),
                totals.live(),
                totals.uniqueViewers(),
                totals.watchSeconds(),
                recent.stream().map(StatsView::of).toList());
    }
}
