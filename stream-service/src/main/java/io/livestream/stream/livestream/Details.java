package io.livestream.stream.livestream;

import io.livestream.platform.event.Visibility;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** All that the owner sets of a stream. */
@Embeddable
record Details(
        @Column(nullable = false) String title,
        String description,

        @JdbcTypeCode(SqlTypes.ARRAY) @Column(nullable = false)
        List<String> tags,

        @Enumerated(EnumType.STRING) @Column(nullable = false)
        Visibility visibility,

        @Column(nullable = false) String quality,
        @Column(name = "max_viewers", nullable = false) int maxViewers,
        @Column(nullable = false) boolean recording,
        @Column(name = "chat_enabled", nullable = false) boolean chatEnabled,

        @Column(name = "questions_enabled", nullable = false)
        boolean questionsEnabled,

        @Column(name = "scheduled_at") Instant scheduledAt) {

    /** What cannot change under those who are watching. */
    boolean broadcastsAs(Details other) {
        return quality.equals(other.quality)
                && recording == other.recording
                && Objects.equals(scheduledAt, other.scheduledAt);
    }

    /** What is over when the class is: all but how the stream is found, and by whom. */
    boolean runsAs(Details other) {
        return broadcastsAs(other)
                && maxViewers == other.maxViewers
                && chatEnabled == other.chatEnabled
                && questionsEnabled == other.questionsEnabled;
    }
}
