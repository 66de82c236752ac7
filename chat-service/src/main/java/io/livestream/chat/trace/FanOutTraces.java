package io.livestream.chat.trace;

import io.livestream.platform.trace.Traces;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The last stretch of a trace: from an event's record being read to its frame being handed to the sockets of one event loop.
 *
 * <p>Off unless {@code livestream.traces.fan-out} says otherwise, and then all it costs is one look at a flag for each record and each
 * round. Switched on it does its work for events whose trace is recorded alone, and never for each socket.
 */
@Singleton
public final class FanOutTraces {

    /** Frames that are under way; older ones are forgotten. */
    private static final int MOST = 1_000;

    /** Read as part of a trace, and not yet by all event loops sent. */
    private record Underway(Context trace, Instant read) {}

    private final Tracer tracer;
    private final Clock clock;
    private final boolean on;
    private final Map<UUID, Underway> underway = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Underway> eldest) {
            return size() > MOST;
        }
    });

    FanOutTraces(
            OpenTelemetry telemetry,
            Traces traces,
            Clock clock,
            @ConfigProperty(name = "livestream.traces.fan-out", defaultValue = "false") boolean wanted) {
        this.tracer = telemetry.getTracer("livestream");
        this.clock = clock;
        this.on = wanted && !traces.areOff();
    }

    public boolean areOn() {
        return on;
    }

    /** Applies a record to its room as part of the record's trace. */
    public void reading(ConsumerRecord<?, ?> record, Runnable applying) {
        Context trace = on ? Traces.contextOf(record.headers()) : Context.root();
        if (Traces.isRecorded(trace)) {
            try (Scope _ = trace.makeCurrent()) {
                applying.run();
            }
        } else {
            applying.run();
        }
    }

    /** The event that is being applied is to be sent. */
    public void toBeSent(UUID eventId) {
        if (on && Traces.isRecorded(Context.current())) {
            underway.put(eventId, new Underway(Context.current(), clock.instant()));
        }
    }

    /** The frame of an event has been handed to so many sockets. */
    public void sent(UUID eventId, int sockets) {
        Underway frame = underway.get(eventId);
        if (frame != null) {
            tracer.spanBuilder("room.deliver")
                    .setSpanKind(SpanKind.CONSUMER)
                    .setParent(frame.trace())
                    .setStartTimestamp(frame.read())
                    .setAttribute("livestream.sockets", sockets)
                    .startSpan()
                    .end();
        }
    }
}
