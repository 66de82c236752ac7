package io.livestream.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketsTest {

    private static final class Viewer implements OpenSocket {

        private final List<Duration> sentAway = new ArrayList<>();
        private boolean closed;

        @Override
        public void sendAway(Duration retryAfter) {
            sentAway.add(retryAfter);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final OpenConnections open = new OpenConnections(new SimpleMeterRegistry());
    private final Sockets sockets = new Sockets(open);
    private final Viewer viewer = new Viewer();

    @Test
    void whoIsThereIsSentAwayOnce() {
        sockets.opened(viewer);

        sockets.sendAway();

        assertThat(viewer.sentAway).hasSize(1);
        assertThat(viewer.closed).isFalse();
    }

    @Test
    void whoComesLaterIsSentAwayAtOnce() {
        sockets.sendAway();

        sockets.opened(viewer);

        assertThat(viewer.sentAway).hasSize(1);
    }

    @Test
    void whoHasLeftIsNotAskedToAndNotCounted() {
        sockets.opened(viewer);

        sockets.closed(viewer);
        sockets.closed(viewer);
        sockets.sendAway();

        assertThat(viewer.sentAway).isEmpty();
        assertThat(sockets.isEmpty()).isTrue();
        assertThat(open.sockets()).isZero();
    }

    @Test
    void allEventLoopsSpreadOverTheSameTimeAlsoWhenTheFirstOneIsAlreadyEmpty() {
        List<Viewer> many = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            many.add(new Viewer());
        }
        many.forEach(sockets::opened);
        Sockets ofAnotherLoop = new Sockets(open);
        ofAnotherLoop.sendAway();
        many.forEach(sockets::closed);

        assertThat(open.spread().over()).isEqualTo(Duration.ofSeconds(4));
    }
}
