package io.livestream.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.Ids;
import io.livestream.platform.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostKeysTest {

    private final PostKeys keys;
    private final Sql sql;
    private final int connections;

    PostKeysTest(PostKeys keys, Sql sql, @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        this.keys = keys;
        this.sql = sql;
        this.connections = connections;
    }

    @Test
    void whileTheLogTakesNothingHalfOfTheDatabasesConnectionsAreLeftForOthers() {
        CountDownLatch theLogTakesIt = new CountDownLatch(1);
        AtomicInteger refused = new AtomicInteger();
        int posts = 2 * connections;
        var people = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < posts; i++) {
                people.execute(() -> {
                    try {
                        keys.with(Ids.next(), Ids.next(), "k1", () -> {}, id -> appended(id, theLogTakesIt));
                    } catch (RuntimeException e) {
                        refused.incrementAndGet();
                    }
                });
            }

            await().until(() -> refused.get() == posts - connections / 2);
            assertThat(sql.first("select 1 as one", row -> row.number("one"))).contains(1L);
        } finally {
            theLogTakesIt.countDown();
            people.close();
        }
    }

    private static UUID appended(UUID id, CountDownLatch theLogTakesIt) {
        try {
            theLogTakesIt.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return id;
    }
}
