package io.livestream.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.log.Topics;
import io.livestream.platform.sql.Sql;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxBacklogTest {

    private static final Instant NOW = Instant.parse("2030-01-07T11:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Sql sql;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private OutboxBacklog backlog;

    @BeforeEach
    void nothingIsPending() {
        sql.update("delete from outbox");
        backlog = new OutboxBacklog(sql, Clock.fixed(NOW, ZoneOffset.UTC), meters);
    }

    @AfterEach
    void leaveNothing() {
        backlog.stop();
        sql.update("delete from outbox");
    }

    @Test
    void itTellsHowManyRowsAreUnsentAndHowOldTheFirstIs() {
        insert(NOW.minusSeconds(90));
        insert(NOW.minusSeconds(10));

        lookOnce();

        assertThat(gauge("livestream.outbox.rows")).isEqualTo(2);
        assertThat(gauge("livestream.outbox.oldest.age")).isEqualTo(90);
        assertThat(backlog.age()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void withoutRowsNothingIsOld() {
        lookOnce();

        assertThat(gauge("livestream.outbox.rows")).isZero();
        assertThat(gauge("livestream.outbox.oldest.age")).isZero();
    }

    @Test
    void theClockOfAnotherNodeMayBeAhead() {
        insert(NOW.plus(Duration.ofSeconds(5)));

        lookOnce();

        assertThat(gauge("livestream.outbox.oldest.age")).isZero();
    }

    /** Its first round, which begins when all rows are there; the next is seconds away. */
    private void lookOnce() {
        backlog.start();
        await().atMost(PATIENCE).until(() -> !Double.isNaN(gauge("livestream.outbox.rows")));
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private void insert(Instant at) {
        sql.update(
                "insert into outbox (topic, record_key, ce_id, ce_type, ce_time, value) values (?, ?, ?, ?, ?, ?)",
                Topics.EVENTS,
                UUID.randomUUID().toString(),
                UUID.randomUUID(),
                "chat.settings",
                at,
                new byte[0]);
    }
}
