package io.livestream.analytics.stats;

import io.livestream.analytics.figures.StreamFigures;
import io.livestream.platform.event.Status;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a participant may see of the figures of their class. */
record ParticipantStatsView(
        UUID streamId,
        Status status,
        long currentViewers,
        long peakViewers,
        @Schema(nullable = true) Instant peakAt,
        long uniqueViewers,
        @Schema(nullable = true) Instant startedAt,
        long durationSeconds)
        implements Stats {

    static ParticipantStatsView of(StreamFigures figures) {
        return new ParticipantStatsView(
                figures.streamId(),
                figures.status(),
                figures.currentViewers(),
                figures.peakViewers(),
                figures.peakAt(),
                figures.uniqueViewers(),
                figures.startedAt(),
                figures.durationSeconds());
    }
}
