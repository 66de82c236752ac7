package io.livestream.gateway.proxy;

import io.livestream.gateway.routing.Route;
import io.livestream.gateway.visit.Visit;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Begins a trace with each request that is handed to a service. Here, and only here, it is decided which traces are recorded: what a
 * client says about traces is not passed on.
 */
@Singleton
public class Traces {

    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");

    private final Tracer tracer;
    private final boolean off;

    Traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = telemetry.getTracer("livestream");
        this.off = off;
    }

    /** A request sets out. Its span knows the stream, by which all traces of one class are found. */
    Span begin(Visit visit, HttpMethod method, Route route) {
        if (off) {
            return Span.getInvalid();
        }
        Span span = tracer.spanBuilder(method.name() + " " + route.service().label())
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        if (span.isRecording()) {
            span.setAttribute("http.request.method", method.name());
            span.setAttribute("livestream.request.id", visit.requestId());
            if (route.streamId() != null) {
                span.setAttribute("livestream.stream.id", route.streamId());
            }
        }
        return span;
    }

    static void pass(Span span, MultiMap to) {
        SpanContext context = span.getSpanContext();
        if (context.isValid()) {
            to.set(
                    TRACEPARENT,
                    "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                            + context.getTraceFlags().asHex());
        }
    }

    static void end(Span span, int status) {
        if (span.isRecording()) {
            span.setAttribute("http.response.status_code", status);
            if (status >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
        }
        span.end();
    }
}
