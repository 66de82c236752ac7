package io.livestream.platform.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Person;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.sql.Sql;
import io.livestream.platform.trace.Traces;
import io.livestream.testing.LogProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxCleaningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Kafka kafka;

    @Inject
    Inbox inbox;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Sql sql;

    @Inject
    Traces traces;

    private final String name = "test-" + UUID.randomUUID();
    private final UUID stream = UUID.randomUUID();
    private final List<UUID> handled = new CopyOnWriteArrayList<>();
    private Followers followers;
    private InboxCleaning cleaning;

    @BeforeEach
    void aFollower() {
        followers = new Followers(kafka, inbox, deadLetters, traces, new SimpleMeterRegistry());
        followers.follow(
                name,
                batch -> batch.stream()
                        .filter(logged -> logged.streamId().equals(stream))
                        .forEach(logged -> handled.add(logged.id())));
        cleaning = new InboxCleaning(followers, inbox);
    }

    @AfterEach
    void stop() throws InterruptedException {
        cleaning.stop(new ShutdownEvent());
        followers.stop(new ShutdownEvent());
    }

    @Test
    void whatWasSeenMoreThanADayAgoIsForgottenAndNothingElse() {
        UUID old = seen(25);
        UUID ofLate = seen(23);

        cleaning.start(Duration.ZERO, Duration.ofMillis(50));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(remembered(old)).isFalse());
        assertThat(remembered(ofLate)).isTrue();
    }

    @Test
    void anEventOfLongAgoIsRememberedFromWhenItWasSeen() {
        var event = new ChatEvent.SettingsChanged(1, true, new Person(stream, "Ada"));
        Envelope repeated = new Envelope(Ids.next(), stream, Instant.parse("2020-01-07T11:00:00Z"), "/test", event);
        LogProbe.log().append(repeated);
        await().atMost(PATIENCE).until(() -> handled.contains(repeated.id()));
        UUID old = seen(25);

        cleaning.start(Duration.ZERO, Duration.ofMillis(50));
        await().atMost(PATIENCE).until(() -> !remembered(old));
        LogProbe.log().append(repeated);
        UUID last = LogProbe.log().append(stream, event).id();

        await().atMost(PATIENCE).until(() -> handled.contains(last));
        assertThat(handled).containsExactly(repeated.id(), last);
    }

    /** An event that the follower saw so many hours ago. */
    private UUID seen(int hours) {
        UUID event = UUID.randomUUID();
        sql.update("insert into log_seen values (?, ?, now() - make_interval(hours => ?))", name, event, hours);
        return event;
    }

    private boolean remembered(UUID event) {
        return sql.first(
                        "select 1 as one from log_seen where follower = ? and event_id = ?",
                        row -> row.number("one"),
                        name,
                        event)
                .isPresent();
    }
}
