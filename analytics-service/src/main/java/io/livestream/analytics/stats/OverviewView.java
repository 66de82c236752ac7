package io.livestream.analytics.stats;

import java.util.List;

/** The figures of all classes of one teacher; somebody who watched several is one unique viewer. */
record OverviewView(long streams, long live, long uniqueViewers, long totalWatchSeconds, List<StatsView> recent) {}
