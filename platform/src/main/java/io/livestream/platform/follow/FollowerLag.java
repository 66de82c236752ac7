package io.livestream.platform.follow;

import io.livestream.platform.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How far the service is behind each topic that it follows, for its operators.
 *
 * <p>The offsets are in the service's database and not with the broker, so no tool of Kafka's can tell. Each node tells of the whole
 * service: also of partitions that no node reads. What was just read and passed by counts as unread for up to a second.
 */
@ApplicationScoped
class FollowerLag {

    private static final Logger LOG = Logger.getLogger(FollowerLag.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Followers followers;
    private final TopicProgress progress;
    private final MeterRegistry meters;
    /** By topic, not a number while nobody knows. */
    private final Map<String, Double> lags = new ConcurrentHashMap<>();

    private final Rounds rounds = new Rounds("follower-lag");

    FollowerLag(Followers followers, TopicProgress progress, MeterRegistry meters) {
        this.followers = followers;
        this.progress = progress;
        this.meters = meters;
    }

    void start(@Observes StartupEvent starting) {
        rounds.every(FIRST, EVERY, this::round);
    }

    void stop(@Observes ShutdownEvent stopping) {
        rounds.close();
    }

    void round() {
        for (Follower<?> follower : followers.all()) {
            lags.computeIfAbsent(follower.topic(), _ -> register(follower));
            try {
                lags.put(follower.topic(), (double) lag(follower.topic()));
            } catch (RuntimeException e) {
                LOG.debugf("Nobody knows how far %s is behind: %s", follower.name(), e.toString());
                lags.put(follower.topic(), Double.NaN);
            }
        }
    }

    private double register(Follower<?> follower) {
        Gauge.builder("livestream.follower.lag", lags, all -> all.get(follower.topic()))
                .description("Records that the service has not read yet, on whichever node")
                .baseUnit("records")
                .tag("follower", follower.name())
                .tag("topic", follower.topic())
                .register(meters);
        return Double.NaN;
    }

    private long lag(String topic) {
        Map<TopicPartition, Long> ends = progress.ends(topic);
        Map<TopicPartition, Long> read = progress.read(topic);
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
