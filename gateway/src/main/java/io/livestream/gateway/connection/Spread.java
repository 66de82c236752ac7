package io.livestream.gateway.connection;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How clients that are sent away come back: each after a random time of its own, so that at most 500 a second ask whoever takes over,
 * but all of them within 20 s. It is the rule of chat-service ({@code Draining} there), whose rooms they come back to.
 */
record Spread(Duration over) {

    private static final int BACK_PER_SECOND = 500;
    private static final int LEAST_MILLIS = 1_000;
    private static final int MOST_MILLIS = 20_000;

    static Spread of(int clients) {
        return new Spread(Duration.ofMillis(Math.clamp(clients * 1_000L / BACK_PER_SECOND, LEAST_MILLIS, MOST_MILLIS)));
    }

    Duration next() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(over.toMillis()));
    }
}
