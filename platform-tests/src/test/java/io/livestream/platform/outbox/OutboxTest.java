package io.livestream.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Person;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.LogProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    Sql sql;

    @Inject
    DataSource database;

    @Inject
    Kafka kafka;

    private final UUID stream = UUID.randomUUID();
    private final LogProbe log = LogProbe.log();

    @BeforeEach
    void nothingIsPending() {
        sql.update("delete from outbox");
    }

    @Test
    void whatIsCommittedIsSentInItsOrderAndOnce() throws Exception {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, 50).forEach(i -> outbox.append(stream, event(i))));

        relayAfresh();
        relayAfresh();

        assertThat(events())
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(OutboxTest::event).toList());
    }

    @Test
    void whatIsRolledBackIsNeverSent() throws Exception {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(stream, event(1));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        relayAfresh();

        assertThat(events()).isEmpty();
    }

    @Test
    void anAppendOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.append(stream, event(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatARelaySentBeforeItDiedIsNotSentAgain() throws Exception {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, 3).forEach(i -> outbox.append(stream, event(i))));
        // The relay sends the first row and is killed before it can remove it.
        log.append(pending(0));

        relayAfresh();

        assertThat(events()).containsExactly(event(0), event(1), event(2));
        assertThat(pending()).isZero();
    }

    @Test
    void whatARelaySentIsFoundWhereverItsRowStands() throws Exception {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, 5).forEach(i -> outbox.append(stream, event(i))));
        log.append(pending(0));
        log.append(pending(3));

        relayAfresh();

        assertThat(events()).containsExactly(event(0), event(3), event(1), event(2), event(4));
    }

    @Test
    void afterARecordThatCouldNotBeSentNothingIsSent() throws Exception {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, 2).forEach(i -> outbox.append(stream, event(i))));
        List<Duration> endings = new CopyOnWriteArrayList<>();
        MockProducer<String, byte[]> broker = brokerThatTells(endings);
        try (Connection connection = database.getConnection();
                OutboxRound round = new OutboxRound(connection, through(broker))) {
            var sending = CompletableFuture.runAsync(() -> sendUntilItFails(round));
            await().until(() -> broker.history().size() == 2);

            broker.errorNext(new TimeoutException("too late"));

            // Before the producer could go on to the next one: an end without patience fails what is left.
            assertThat(endings).containsExactly(Duration.ZERO);
            sending.get(30, TimeUnit.SECONDS);
        }
        assertThat(pending()).isEqualTo(2);
    }

    private static void sendUntilItFails(OutboxRound round) {
        assertThatThrownBy(() -> {
            while (true) {
                round.send(_ -> {});
            }
        });
    }

    private static MockProducer<String, byte[]> brokerThatTells(List<Duration> endings) {
        return new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public List<PartitionInfo> partitionsFor(String topic) {
                return List.of(new PartitionInfo(topic, 0, null, null, null));
            }

            @Override
            public void close(Duration patience) {
                endings.add(patience);
                super.close(patience);
            }
        };
    }

    private Kafka through(Producer<String, byte[]> producer) {
        return new Kafka(Map.of()) {
            @Override
            public Producer<String, byte[]> patientProducer() {
                return producer;
            }

            @Override
            public Admin admin() {
                return kafka.admin();
            }
        };
    }

    /** A relay takes over, looks at what its predecessor left, and sends until nothing is left. */
    private void relayAfresh() throws Exception {
        try (Connection connection = database.getConnection();
                OutboxRound round = new OutboxRound(connection, kafka)) {
            await().until(() -> {
                round.send(_ -> {});
                return pending() == 0;
            });
        }
    }

    private Envelope pending(int number) {
        return sql.first(
                        "select ce_id, ce_time, ce_type from outbox order by id offset ? limit 1",
                        row -> {
                            assertThat(row.text("ce_type")).isEqualTo(EventType.of(event(number)));
                            return new Envelope(
                                    row.uuid("ce_id"), stream, row.instant("ce_time"), "/dead", event(number));
                        },
                        number)
                .orElseThrow();
    }

    private long pending() {
        return sql.first("select count(*) as rows from outbox", row -> row.number("rows"))
                .orElseThrow();
    }

    private List<Event> events() {
        return log.eventsOf(stream).stream().map(Logged::event).toList();
    }

    private static Event event(int number) {
        return new ChatEvent.SettingsChanged(number, true, new Person(new UUID(7, 7), "Ada"));
    }

    @Test
    void aRecordBearsTheTimeOfItsEvent() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        QuarkusTransaction.requiringNew().run(() -> outbox.append(stream, event(1)));

        relayAfresh();

        assertThat(log.eventsOf(stream).getFirst().at()).isBetween(before, Instant.now());
    }
}
