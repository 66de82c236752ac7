package io.livestream.testing;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import org.awaitility.Awaitility;

/** The service of an integration test: packaged, in a process of its own, and met over HTTP alone. */
public final class Packaged {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Packaged() {}

    /** Waits until the service says that it has its keys and follows what it follows. */
    public static void awaitReady() {
        // The framework does not ask its callbacks before an integration test.
        UnexpectedReplies.arePrinted();
        Awaitility.await("a service that is ready")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }
}
