package io.livestream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A trace goes from the gateway over HTTP and the log to the sockets of the room. */
@ExtendWith(OnTheSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesTest {

    private static final Pattern RECORDED = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-01");
    /** Some of the suite's requests are recorded; that none of so many is will not happen. */
    private static final int MANY = 200;

    private RunningSuite suite;
    private Account teacher;
    private String path;

    @BeforeAll
    void aClass(RunningSuite shared) {
        suite = shared;
        teacher = suite.teacher();
        path = suite.liveClass(teacher, List.of());
    }

    @Test
    void aMessageIsFollowedFromTheGatewayToTheSockets() {
        try (RoomVisitor _ = RoomVisitor.open(suite.gateway(), teacher, path, "")) {
            String trace = firstRecorded("chat.posted", "/chat");

            awaitSpan(trace, "gateway", "POST chat");
            awaitSpan(trace, "chat-service", "POST /api/livestream/{streamId}/chat");
            awaitSpan(trace, "chat-service", "room.deliver");
            awaitSpan(trace, "analytics-service", "follow livestream.events");
        }
    }

    @Test
    void aQuestionIsFollowedThroughTheOutbox() {
        String trace = firstRecorded("question.asked", "/questions");

        awaitSpan(trace, "gateway", "POST qa");
        awaitSpan(trace, "qa-service", "POST /api/livestream/{streamId}/questions");
        awaitSpan(trace, "analytics-service", "follow livestream.events");
    }

    @Test
    void nobodyOutsideDecidesWhatIsRecorded() {
        String chosen = UUID.randomUUID().toString().replace("-", "");
        teacher.client()
                .with("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(chosen))
                .post(path + "/chat", Map.of("text", "Mine"))
                .granted();

        assertThat(suite.log().of(path, "chat.posted"))
                .extracting(EventLog.Entry::trace)
                .noneMatch(trace -> trace.contains(chosen));
    }

    /** Posts until a trace is recorded, and returns its id. */
    private String firstRecorded(String type, String call) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> {
                    teacher.post(path + call, Map.of("text", "Number " + i)).granted();
                    return recorded(suite.log().of(path, type).getLast().trace());
                })
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no trace was recorded"));
    }

    private static Optional<String> recorded(String trace) {
        Matcher matcher = RECORDED.matcher(trace);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void awaitSpan(String trace, String part, String name) {
        Awaitility.await("%s of %s".formatted(name, part))
                .atMost(Duration.ofSeconds(30))
                .until(() -> suite.traces().has(trace, part, name));
    }
}
