package io.livestream.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final String A = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String B = "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01";
    private static final String NOT_RECORDED = "00-cccccccccccccccccccccccccccccccc-dddddddddddddddd-00";

    private final List<SpanData> spans = new ArrayList<>();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(kept(spans)))
                    .build())
            .build();
    private final Traces traces = new Traces(telemetry, false);
    private final Traces off = new Traces(OpenTelemetry.noop(), true);

    @Test
    void aRecordBearsTheTraceInWhichItWasDecided() {
        Span span = telemetry.getTracer("test").spanBuilder("a request").startSpan();
        var record = new ProducerRecord<>("topic", "key", "value");
        try (Scope _ = span.makeCurrent()) {
            Traces.put(record, traces.current());
        }

        assertThat(new String(record.headers().lastHeader("traceparent").value()))
                .isEqualTo("00-%s-%s-01"
                        .formatted(
                                span.getSpanContext().getTraceId(),
                                span.getSpanContext().getSpanId()));
    }

    @Test
    void outsideOfATraceItBearsNone() {
        var record = new ProducerRecord<>("topic", "key", "value");

        Traces.put(record, traces.current());

        assertThat(record.headers()).isEmpty();
    }

    @Test
    void whoReadsARecordGoesOnWithItsTrace() {
        List<String> seen = new ArrayList<>();

        traces.follow("follow topic", List.of(record(A)), () -> seen.add(traces.current()));

        assertThat(seen).singleElement().asString().startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("follow topic");
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        });
    }

    @Test
    void aBatchGoesOnWithOneTraceAndNamesTheOthersThatAreRecorded() {
        traces.follow("follow topic", List.of(record(null), record(NOT_RECORDED), record(A), record(B)), () -> {});

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(span.getLinks())
                    .extracting(LinkData::getSpanContext)
                    .extracting(context -> context.getTraceId())
                    .containsExactly("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        });
    }

    @Test
    void nothingIsRecordedOfWhatIsNotRecordedAlready() {
        List<String> seen = new ArrayList<>();

        traces.follow(
                "follow topic",
                List.of(record(null), record(NOT_RECORDED), record("nonsense")),
                () -> seen.add("done"));

        assertThat(seen).containsExactly("done");
        assertThat(spans).isEmpty();
    }

    @Test
    void aFailureIsToldByItsKindAloneAndPassedOn() {
        assertThatThrownBy(() -> traces.follow("follow topic", List.of(record(A)), () -> {
                    throw new IllegalStateException("what somebody wrote");
                }))
                .hasMessage("what somebody wrote");

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getDescription()).isEqualTo("IllegalStateException");
            assertThat(span.getEvents()).isEmpty();
        });
    }

    @Test
    void switchedOffItDoesTheWorkAndNothingElse() {
        List<String> done = new ArrayList<>();

        off.follow("follow topic", List.of(record(A)), () -> done.add("followed"));
        off.begin("begin", () -> done.add("begun"));

        assertThat(done).containsExactly("followed", "begun");
        assertThat(off.current()).isNull();
    }

    private static ConsumerRecord<String, byte[]> record(String trace) {
        RecordHeaders headers = new RecordHeaders();
        if (trace != null) {
            headers.add("traceparent", trace.getBytes());
        }
        return new ConsumerRecord<>(
                "topic", 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, "key", new byte[0], headers, Optional.empty());
    }

    private static SpanExporter kept(List<SpanData> spans) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> ended) {
                spans.addAll(ended);
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
    }
}
