package io.livestream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The broker is killed while a class is on, and comes back. */
@ExtendWith(OnTheSuite.class)
class BrokerAwayTest {

    /** So long at most somebody waits to be told that their message cannot be taken. */
    private static final Duration SOME_SECONDS = Duration.ofSeconds(15);

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @Test
    void withoutTheLogAChatIsReadAndNotWrittenToAndGoesOnWhenItIsBack(RunningSuite suite) {
        Account teacher = suite.teacher();
        Account student = suite.student();
        String chat = suite.liveClass(teacher, List.of(student)) + "/chat";
        String before = say(student, chat, "The log is there").granted().text("id");

        // The room has read what it acknowledged; else it could not show it and would rightly say so.
        read(student, chat);

        Reply refused;
        Duration took;
        List<String> readMeanwhile;
        suite.kill("kafka");
        try {
            Instant asked = Instant.now();
            refused = say(student, chat, "The log is away");
            took = Duration.between(asked, Instant.now());
            readMeanwhile = read(student, chat);
        } finally {
            suite.startAgain("kafka");
        }
        await().atMost(RECOVERY)
                .untilAsserted(
                        () -> assertThat(say(student, chat, "The log is back").status())
                                .isEqualTo(201));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("code")).isEqualTo("unavailable");
        assertThat(took).isLessThan(SOME_SECONDS);
        assertThat(readMeanwhile).containsExactly(before);
        assertThat(read(student, chat))
                .startsWith(before)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(1);
    }

    private static Reply say(Account who, String chat, String text) {
        return who.post(chat, Map.of("text", text));
    }

    private static List<String> read(Account who, String chat) {
        return who.get(chat).granted().items().stream()
                .map(message -> message.path("id").asText())
                .toList();
    }
}
