package io.livestream.stream.participation;

import io.livestream.platform.follow.TopicProgress;
import io.livestream.platform.log.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** How far this service has read {@code livestream.presence}, and where it ends. */
@ApplicationScoped
class PresenceProgress {

    private final TopicProgress progress;

    PresenceProgress(TopicProgress progress) {
        this.progress = progress;
    }

    TopicPartition partitionOf(UUID streamId) {
        return progress.partitionOf(Topics.PRESENCE, streamId);
    }

    /** @throws io.livestream.platform.problem.Unavailable if the broker does not say */
    Map<TopicPartition, Long> ends() {
        return progress.ends(Topics.PRESENCE);
    }

    Map<TopicPartition, Long> read() {
        return progress.read(Topics.PRESENCE);
    }

    boolean awaitRead(TopicPartition partition, long end, Duration patience) {
        return progress.awaitRead(partition, end, patience);
    }
}
