package io.livestream.stream.participation;

import io.livestream.platform.setting.TimeSpan;
import io.livestream.platform.setting.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;

/** How long a seat is held without a sign of life, and how soon a seat that was let go is noticed. */
@ConfigMapping(prefix = "stream.leases")
interface LeaseSettings {

    @WithConverter(Length.class)
    Duration length();

    @WithConverter(Pause.class)
    Duration sweepEvery();

    /** How long after the broker was away nobody is missed: the time in which open sockets make themselves heard again. */
    @WithConverter(Grace.class)
    Duration grace();

    /** How many leases end in one transaction; it bounds how long a sweep holds the lock of a stream. */
    @WithConverter(Batch.class)
    int sweepBatch();

    final class Length extends TimeSpan {
        public Length() {
            super(Duration.ofSeconds(1), Duration.ofHours(24));
        }
    }

    final class Pause extends TimeSpan {
        public Pause() {
            super(Duration.ofMillis(10), Duration.ofHours(24));
        }
    }

    final class Grace extends TimeSpan {
        public Grace() {
            super(Duration.ZERO, Duration.ofHours(1));
        }
    }

    final class Batch extends WholeNumber {
        public Batch() {
            super(1, 10_000);
        }
    }
}
