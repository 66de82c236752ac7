package io.livestream.stream.participation;

import io.livestream.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The watermark of {@code livestream.presence}: the moment up to which all has been read that was said there, and hence up to which it is
 * known whose leases have run out.
 *
 * <p>A lease stands in the database as far as its renewals have been read. Of one that has run out there nobody knows whether it is
 * over before {@code livestream.presence} has been read to where it ended after that moment. While the broker is away, or takes no
 * renewals ({@link RenewalProbe}), nobody can say who is still there, and when it is back those who hold the sockets need a moment to
 * say so: for the time of one renewal (the grace) nothing is known either. The same holds for a machine that slept, where all of that
 * time passed in an instant. A node that has just started does not know what was before, so it begins like that.
 */
@ApplicationScoped
class PresenceWatermark {

    private static final Logger LOG = Logger.getLogger(PresenceWatermark.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A clock that is put forward by no more than this is only being set. */
    private static final Duration LEAP = Duration.ofSeconds(5);

    /** Where a partition ended at a moment. */
    private record Mark(Instant asOf, long end) {}

    private final PresenceProgress progress;
    private final RenewalProbe probe;
    private final LeaseSettings settings;
    private final Clock clock;
    private final Map<TopicPartition, Mark> unread = new HashMap<>();
    /** Since when the broker has answered whenever it was asked, by the time of {@link System#nanoTime}; null while it does not. */
    private Long answeringSince;
    /** When it took renewals, by that time too; null if it did not the last time. */
    private volatile Long probedAt;
    /** By how much the clock is ahead of that time, which stands still while the machine sleeps. */
    private Duration ahead;

    PresenceWatermark(PresenceProgress progress, RenewalProbe probe, LeaseSettings settings, Clock clock) {
        this.progress = progress;
        this.probe = probe;
        this.settings = settings;
        this.clock = clock;
        this.ahead = ahead();
    }

    /**
     * Looks how far the log of presence has been read since it looked before, without waiting for more. To be called often: it is
     * also how a node learns that the broker was away.
     *
     * @return for each partition on which it has got further the moment up to which it is now known whose leases have run out
     */
    Map<TopicPartition, Instant> advance() {
        Instant now = clock.instant();
        return trusted(this::endsWhileRenewalsAreTaken)
                .map(ends -> advance(now, ends, progress.read()))
                .orElse(Map.of());
    }

    private Map<TopicPartition, Long> endsWhileRenewalsAreTaken() {
        Map<TopicPartition, Long> ends = progress.ends();
        probeIfDue();
        return ends;
    }

    /** Twice in the grace, so that it does not pass while they are not taken. */
    private void probeIfDue() {
        Long last = probedAt;
        if (last == null || System.nanoTime() - last >= settings.grace().toNanos() / 2) {
            probedAt = null;
            probe.check();
            probedAt = System.nanoTime();
        }
    }

    /** A mark stays until it is reached, so that under constant traffic the watermark moves on all the same. */
    private synchronized Map<TopicPartition, Instant> advance(
            Instant now, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> read) {
        Map<TopicPartition, Instant> known = new HashMap<>();
        ends.forEach((partition, end) -> {
            Mark mark = end == 0 ? new Mark(now, 0) : unread.getOrDefault(partition, new Mark(now, end));
            if (hasRead(read, partition, mark.end())) {
                unread.remove(partition);
                known.put(partition, mark.asOf());
            } else {
                unread.put(partition, mark);
            }
        });
        return known;
    }

    /**
     * The present moment, once everything has been read that was said of the stream until now; empty if that cannot be known or
     * takes longer than two seconds.
     */
    Optional<Instant> reach(UUID streamId) {
        Instant now = clock.instant();
        return trusted(progress::ends)
                .filter(ends -> awaitRead(progress.partitionOf(streamId), ends))
                .map(_ -> now);
    }

    private boolean awaitRead(TopicPartition partition, Map<TopicPartition, Long> ends) {
        return progress.awaitRead(partition, ends.get(partition), PATIENCE);
    }

    private static boolean hasRead(Map<TopicPartition, Long> read, TopicPartition partition, long end) {
        return read.getOrDefault(partition, 0L) >= end;
    }

    /** Empty while nobody can say who is there. */
    private Optional<Map<TopicPartition, Long>> trusted(Supplier<Map<TopicPartition, Long>> ends) {
        if (hasLeapt()) {
            distrust("The clock has leapt, as when the machine slept.");
        }
        try {
            Map<TopicPartition, Long> answer = ends.get();
            return isTrusted() ? Optional.of(answer) : Optional.empty();
        } catch (Unavailable e) {
            distrust(e.getMessage());
            return Optional.empty();
        }
    }

    private synchronized boolean hasLeapt() {
        Duration before = ahead;
        ahead = ahead();
        return ahead.minus(before).compareTo(LEAP) > 0;
    }

    private Duration ahead() {
        return Duration.between(Instant.EPOCH, clock.instant()).minusNanos(System.nanoTime());
    }

    private synchronized boolean isTrusted() {
        if (answeringSince == null) {
            answeringSince = System.nanoTime();
        }
        return System.nanoTime() - answeringSince >= settings.grace().toNanos();
    }

    private synchronized void distrust(String why) {
        if (answeringSince != null) {
            LOG.warnf("%s Until that has been over for a while, no lease counts as run out.", why);
        }
        answeringSince = null;
        unread.clear();
    }
}
