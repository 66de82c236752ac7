package io.livestream.platform.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Person;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.LogEnd;
import io.livestream.platform.log.Topics;
import io.livestream.platform.sql.Sql;
import io.livestream.platform.trace.Traces;
import io.livestream.testing.LogProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FollowerLagTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Kafka kafka;

    @Inject
    Inbox inbox;

    @Inject
    DeadLetters deadLetters;

    @Inject
    LogEnd logEnd;

    @Inject
    Sql sql;

    @Inject
    Traces traces;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final UUID stream = UUID.randomUUID();
    private final String name = "test-" + UUID.randomUUID();
    private Followers followers;
    private FollowerLag lag;

    @BeforeEach
    void aFollowerThatIsHeldUp() {
        followers = new Followers(kafka, inbox, deadLetters, traces, meters);
        lag = new FollowerLag(followers, new TopicProgress(followers, logEnd, inbox, kafka, sql), meters);
        followers.follow(name, _ -> {
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterEach
    void stop() throws InterruptedException {
        mayGoOn.countDown();
        followers.stop(new ShutdownEvent());
    }

    @Test
    void whatIsNotReadYetShowsUntilItIs() {
        for (int i = 0; i < 3; i++) {
            LogProbe.log().append(stream, event(i));
        }

        lag.round();
        assertThat(gauge("livestream.follower.lag")).isGreaterThanOrEqualTo(3);

        mayGoOn.countDown();
        await().atMost(PATIENCE).untilAsserted(() -> {
            lag.round();
            assertThat(gauge("livestream.follower.lag")).isZero();
        });
        assertThat(gauge("livestream.follower.reading")).isEqualTo(1);
    }

    private double gauge(String meter) {
        return meters.get(meter)
                .tag("follower", name)
                .tag("topic", Topics.EVENTS)
                .gauge()
                .value();
    }

    private static ChatEvent event(int number) {
        return new ChatEvent.SettingsChanged(number, true, new Person(new UUID(7, 7), "Ada"));
    }
}
