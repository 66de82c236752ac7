package io.livestream.stream.livestream;

import io.livestream.platform.event.Person;
import io.livestream.platform.event.Status;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.event.Visibility;
import io.livestream.platform.sql.Row;
import io.livestream.stream.access.StreamAccess.Sight;
import io.livestream.stream.access.StreamRows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stream as clients see it. */
record StreamView(
        UUID id,
        String title,
        @Schema(nullable = true) String description,
        List<String> tags,
        Status status,
        Visibility visibility,
        String quality,
        int maxViewers,
        boolean recording,
        boolean chatEnabled,
        boolean questionsEnabled,
        @Schema(nullable = true) Instant scheduledAt,
        @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant endedAt,
        Person teacher,
        int viewerCount,
        int peakViewers,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static StreamView of(Row row) {
        return of(StreamRows.state(row), StreamRows.viewers(row), StreamRows.peakViewers(row));
    }

    static StreamView of(Sight sight) {
        return of(sight.standing().stream(), sight.viewers(), sight.peakViewers());
    }

    private static StreamView of(StreamState stream, int viewers, int peakViewers) {
        return new StreamView(
                stream.id(),
                stream.title(),
                stream.description(),
                stream.tags(),
                stream.status(),
                stream.visibility(),
                stream.quality(),
                stream.maxViewers(),
                stream.recording(),
                stream.chatEnabled(),
                stream.questionsEnabled(),
                stream.scheduledAt(),
                stream.startedAt(),
                stream.endedAt(),
                stream.teacher(),
                viewers,
                peakViewers,
                stream.createdAt(),
                stream.updatedAt(),
                stream.version());
    }
}
