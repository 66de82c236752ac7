package io.livestream.chat.delivery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** What this node has sent to how many, for its operators. */
@Singleton
public final class Deliveries {

    private final LongAdder open = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder writes = new LongAdder();

    Deliveries(MeterRegistry meters) {
        Gauge.builder("livestream.room.sockets", open, LongAdder::sum)
                .description("Room sockets that are open on this node")
                .register(meters);
        FunctionCounter.builder("livestream.room.frames", delivered, LongAdder::sum)
                .description("Frames of rooms handed to sockets, each socket counted")
                .register(meters);
        FunctionCounter.builder("livestream.room.writes", writes, LongAdder::sum)
                .description("Writes to sockets that these frames took; fewer under load, when several share one")
                .register(meters);
    }

    void opened() {
        open.increment();
    }

    void closed() {
        open.decrement();
    }

    /** A round of so many frames has gone to so many sockets. */
    void sent(int frames, int sockets) {
        delivered.add((long) frames * sockets);
        writes.add(sockets);
    }

    /** How many sockets are open now. */
    public long sockets() {
        return open.sum();
    }
}
