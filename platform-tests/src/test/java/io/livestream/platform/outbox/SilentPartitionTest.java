package io.livestream.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.Person;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.TwoBrokers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One partition has no leader, or takes nothing for another reason: its rows wait, and nobody else's do. */
@QuarkusTest
class SilentPartitionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MORE_THAN_AT_ONCE = 1_500;
    private static final Person ADA = new Person(new UUID(7, 7), "Ada");

    private static TwoBrokers brokers;

    @Inject
    Outbox outbox;

    @Inject
    Sql sql;

    @Inject
    DataSource database;

    @Inject
    OutboxBacklog backlog;

    private final UUID lost = TwoBrokers.streamOfTheSecond();
    private final UUID other = TwoBrokers.streamOfTheFirst();
    private OutboxRelay relay;

    @BeforeAll
    static void startBrokers() throws IOException {
        brokers = new TwoBrokers();
    }

    @AfterAll
    static void stopBrokers() throws IOException {
        brokers.close();
    }

    @BeforeEach
    void nothingIsPending() {
        sql.update("delete from outbox");
        relay = new OutboxRelay(database, brokers.kafka(), sql, backlog, new SimpleMeterRegistry());
    }

    @AfterEach
    void bothAreThere() throws InterruptedException {
        relay.stop();
        brokers.secondComesBack();
    }

    @Test
    void aRelayThatTakesOverSendsToAllPartitionsButTheOneThatDoesNotSayWhatWasSentThere() throws Exception {
        append(lost, 0, 3);
        append(other, 0, 3);
        brokers.append(sentByARelayThatDied(lost));
        brokers.secondGoes();

        relay.start();

        awaitSent(other, 3);
        brokers.secondComesBack();
        awaitSent(lost, 3);
    }

    @Test
    void aPartitionThatIsLostHoldsUpItsOwnRowsHoweverManyAndNoOthers() {
        append(lost, 0, 1);
        append(other, 0, 1);
        relay.start();
        awaitSent(lost, 1);
        awaitSent(other, 1);
        brokers.secondGoes();

        append(lost, 1, 2);
        append(lost, 2, MORE_THAN_AT_ONCE);
        append(other, 1, 3);

        awaitSent(other, 3);
        brokers.secondComesBack();
        awaitSent(lost, MORE_THAN_AT_ONCE);
    }

    /** In their order, and once. */
    private void awaitSent(UUID stream, int events) {
        await().atMost(PATIENCE).until(() -> unsent(stream).isEmpty());
        assertThat(brokers.eventsOf(stream))
                .containsExactlyElementsOf(IntStream.range(0, events)
                        .mapToObj(SilentPartitionTest::event)
                        .toList());
    }

    private List<Long> unsent(UUID stream) {
        return sql.query(
                "select id from outbox where record_key = ? limit 1", row -> row.number("id"), stream.toString());
    }

    private Envelope sentByARelayThatDied(UUID stream) {
        return sql.first(
                        "select ce_id, ce_time from outbox where record_key = ? order by id limit 1",
                        row -> new Envelope(row.uuid("ce_id"), stream, row.instant("ce_time"), "/dead", event(0)),
                        stream.toString())
                .orElseThrow();
    }

    private void append(UUID stream, int from, int until) {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(from, until).forEach(i -> outbox.append(stream, event(i))));
    }

    private static Event event(int number) {
        return new ChatEvent.SettingsChanged(number, true, ADA);
    }
}
