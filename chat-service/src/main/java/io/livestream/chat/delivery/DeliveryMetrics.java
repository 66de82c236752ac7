package io.livestream.chat.delivery;

import io.livestream.chat.frame.Frame;
import io.livestream.chat.trace.FanOutTraces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this node has sent to how many, for its operators. A batch counts once, however many sockets it went to. */
@Singleton
public final class DeliveryMetrics {

    private static final Duration[] DELAYS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final Clock clock;
    private final FanOutTraces traces;
    private final LongAdder open = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final Timer delay;
    private final Map<CloseReason.Kind, Counter> closed;

    DeliveryMetrics(MeterRegistry meters, Clock clock, FanOutTraces traces) {
        this.clock = clock;
        this.traces = traces;
        Gauge.builder("livestream.room.sockets", open, LongAdder::sum)
                .description("Room sockets that are open on this node")
                .register(meters);
        FunctionCounter.builder("livestream.room.frames", delivered, LongAdder::sum)
                .description("Frames of rooms handed to sockets, each socket counted")
                .register(meters);
        FunctionCounter.builder("livestream.room.writes", writes, LongAdder::sum)
                .description("Writes to sockets that these frames took; fewer under load, when several share one")
                .register(meters);
        delay = Timer.builder("livestream.room.delivery.delay")
                .description("From an event to its frame being handed to all sockets of one event loop")
                .serviceLevelObjectives(DELAYS)
                .register(meters);
        closed = Stream.of(CloseReason.Kind.values())
                .collect(Collectors.toUnmodifiableMap(
                        kind -> kind,
                        kind -> Counter.builder("livestream.room.sockets.closed")
                                .description("Room sockets that were closed, by reason")
                                .tag("reason", kind.metric())
                                .register(meters)));
    }

    public void opened() {
        open.increment();
    }

    public void closed(CloseReason why) {
        open.decrement();
        closed.get(why.kind()).increment();
    }

    /** A frame has been made of an event that is just being applied. */
    public void toBeSent(Frame frame) {
        traces.toBeSent(frame.eventId());
    }

    /** So many frames have gone to one socket in a write of its own. */
    void sentAlone(int frames) {
        delivered.add(frames);
        writes.increment();
    }

    /** A batch has gone to so many sockets; those that were sent other bytes or passed by are not among them. */
    void sent(FrameBatch batch, int sockets) {
        delivered.add((long) batch.count() * sockets);
        writes.add(sockets);
        if (sockets > 0) {
            batch.oldest()
                    .ifPresent(
                            at -> delay.record(Math.max(0, clock.millis() - at.toEpochMilli()), TimeUnit.MILLISECONDS));
        }
        if (traces.areOn()) {
            batch.frames().forEach(frame -> traces.sent(frame.eventId(), sockets));
        }
    }

    /** How many sockets are open now. */
    public long sockets() {
        return open.sum();
    }
}
