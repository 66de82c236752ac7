package io.livestream.analytics.stats;

import io.livestream.analytics.figures.StreamFigures;
import io.livestream.platform.event.Status;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The figures of one class. While it is live they count up to {@code asOf}, the time of its latest event.
 *
 * @param engagementRate people who wrote, asked or voted, over the unique viewers; 0 without viewers
 * @param seq the place on the log up to which they count
 */
record StatsView(
        UUID streamId,
        Status status,
        long currentViewers,
        long peakViewers,
        @Schema(nullable = true) Instant peakAt,
        long uniqueViewers,
        @Schema(nullable = true) Instant startedAt,
        long durationSeconds,
        long totalJoins,
        long totalWatchSeconds,
        double averageWatchSeconds,
        long chatMessages,
        long chatters,
        long questions,
        long answeredQuestions,
        long upvotes,
        double engagementRate,
        Instant asOf,
        long seq)
        implements Stats {

    static StatsView of(StreamFigures figures) {
        return new StatsView(
                figures.streamId(),
                figures.status(),
                figures.currentViewers(),
                figures.peakViewers(),
                figures.peakAt(),
                figures.uniqueViewers(),
                figures.startedAt(),
                figures.durationSeconds(),
                figures.totalJoins(),
                figures.watchSeconds(),
                ratio(figures.watchSeconds(), figures.uniqueViewers()),
                figures.chatMessages(),
                figures.chatters(),
                figures.questions(),
                figures.answeredQuestions(),
                figures.upvotes(),
                ratio(figures.engaged(), figures.uniqueViewers()),
                figures.asOf(),
                figures.seq());
    }

    /** 0 for nobody. */
    private static double ratio(long sum, long people) {
        return people == 0 ? 0 : (double) sum / people;
    }
}
