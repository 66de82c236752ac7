package io.livestream.testing;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Before each test: the real time again, and a service that is ready, which means that it has its keys and follows what it
 * follows. A test that takes something away from the service need not wait until that is back.
 */
public final class FreshStart implements QuarkusTestBeforeEachCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        Arc.container().instance(TestClock.class).get().reset();
        var health = Arc.container().instance(SmallRyeHealthReporter.class).get();
        Awaitility.await("a service that is ready")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(health::getReadiness, FreshStart::isUp);
    }

    private static boolean isUp(SmallRyeHealth readiness) {
        return !readiness.isDown();
    }
}
