package io.livestream.platform.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries a trace over the log: records bear the trace of the request that decided them as a {@code traceparent} header
 * (<a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>), and who reads them goes on with it.
 *
 * <p>A record decides nothing by it. Without tracing none is written and none is looked for.
 */
@ApplicationScoped
public class Traces {

    private static final String HEADER = "traceparent";
    /** A batch tells of so many traces at most. */
    private static final int MOST_LINKS = 16;

    private static final TextMapGetter<Headers> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(HEADER);
        }

        @Override
        public String get(Headers headers, String name) {
            Header header = headers.lastHeader(name);
            return header == null || header.value() == null
                    ? null
                    : new String(header.value(), StandardCharsets.US_ASCII);
        }
    };

    private final Tracer tracer;
    private final boolean off;

    Traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = telemetry.getTracer("livestream");
        this.off = off;
    }

    public boolean areOff() {
        return off;
    }

    /** The trace of what this thread does now, as a record's header bears it; null if there is none. */
    public String current() {
        if (off) {
            return null;
        }
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /** @param trace as {@link #current} gave it, or null */
    public static void put(ProducerRecord<?, ?> record, String trace) {
        if (trace != null) {
            record.headers().add(HEADER, trace.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Begins a trace with some work that no request asked for by HTTP. */
    public void begin(String name, Runnable work) {
        if (off) {
            work.run();
        } else {
            run(tracer.spanBuilder(name).setNoParent(), work);
        }
    }

    /** Works on some records, as part of the traces of those of them that are recorded; alone if there is none. */
    public void follow(String name, List<? extends ConsumerRecord<?, ?>> records, Runnable work) {
        List<Context> recorded = off
                ? List.of()
                : records.stream()
                        .map(record -> contextOf(record.headers()))
                        .filter(Traces::isRecorded)
                        .limit(MOST_LINKS)
                        .toList();
        if (recorded.isEmpty()) {
            work.run();
            return;
        }
        SpanBuilder span =
                tracer.spanBuilder(name).setSpanKind(SpanKind.CONSUMER).setParent(recorded.getFirst());
        recorded.stream()
                .skip(1)
                .forEach(other -> span.addLink(Span.fromContext(other).getSpanContext()));
        run(span, work);
    }

    private static void run(SpanBuilder builder, Runnable work) {
        Span span = builder.startSpan();
        try (Scope _ = span.makeCurrent()) {
            work.run();
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    /** The trace that a record belongs to. */
    public static Context contextOf(Headers headers) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
    }

    public static boolean isRecorded(Context trace) {
        return Span.fromContext(trace).getSpanContext().isSampled();
    }
}
