package io.livestream.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.log.Kafka;
import io.livestream.platform.sql.Sql;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxRelayTest {

    @Inject
    DataSource database;

    @Inject
    Kafka kafka;

    @Inject
    Sql sql;

    @Inject
    OutboxBacklog backlog;

    @Test
    void rowsThatAnotherNodeHasSentAreNotAwaitedOneAfterTheOther() {
        OutboxRelay follower = new OutboxRelay(database, kafka, sql, backlog, new SimpleMeterRegistry());
        List<Long> sentElsewhere =
                LongStream.range(1, 200).map(id -> -id).boxed().toList();
        sentElsewhere.forEach(follower::expect);
        long begun = System.nanoTime();

        follower.awaitSent(sentElsewhere, Duration.ofMinutes(1));

        // A tenth of a second each would be twenty seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
}
