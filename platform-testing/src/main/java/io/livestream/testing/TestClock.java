package io.livestream.testing;

import io.quarkus.arc.Unremovable;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clock of the application under test, which shows whole milliseconds. It shows the real time until a test moves it, and again before the
 * next test.
 */
@Alternative
@Priority(1)
@ApplicationScoped
@Unremovable
public class TestClock extends Clock {

    private volatile Clock now = real();

    /** From here on the clock is ahead by so much more than it was, and goes on. */
    public void advance(Duration time) {
        now = Clock.offset(now, time);
    }

    /** The clock stands still until it is moved or reset. */
    public void stopAt(Instant time) {
        now = Clock.fixed(time.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    /** From here on the clock is a second later each time that somebody looks at it. */
    public void hurry() {
        Instant start = now.instant();
        AtomicLong looks = new AtomicLong();
        now = new Clock() {
            @Override
            public Instant instant() {
                return start.plusSeconds(looks.incrementAndGet());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    public void reset() {
        now = real();
    }

    private static Clock real() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return now.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return now.withZone(zone);
    }
}
