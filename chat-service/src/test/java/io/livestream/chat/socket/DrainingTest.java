package io.livestream.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.chat.delivery.Feeds;
import io.livestream.chat.exchange.Exchange;
import io.livestream.chat.room.Rooms;
import io.livestream.platform.problem.Unavailable;
import io.livestream.platform.token.BearerTokens;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** What a node does that is about to stop. */
@QuarkusTest
class DrainingTest {

    private final Draining draining = new Draining();
    private final SocketsHealth health = new SocketsHealth(draining);
    private final Doorkeeper doorkeeper;

    DrainingTest(BearerTokens tokens, Rooms rooms, Feeds feeds, Exchange exchange) {
        doorkeeper = new Doorkeeper(tokens, rooms, feeds, exchange, draining);
    }

    @Test
    void itSaysThatItIsNotReady() {
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);

        draining.begin();

        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void itLetsNobodyInAnyMore() {
        TestUser student = As.student();
        Classroom room = Classroom.live(As.teacher(), student);
        Handshake handshake = new Handshake(room.id(), "key", student.token(), Optional.empty());
        assertThatCode(() -> doorkeeper.admit(handshake)).doesNotThrowAnyException();

        draining.begin();

        assertThatThrownBy(() -> doorkeeper.admit(handshake)).isInstanceOf(Unavailable.class);
    }

    @Test
    void fiveHundredASecondAreToComeBackElsewhereInTwentySecondsAtMost() {
        assertThat(Draining.spreadMillis(8_000)).isEqualTo(16_000);
        assertThat(Draining.spreadMillis(3)).isEqualTo(1_000);
        assertThat(Draining.spreadMillis(100_000)).isEqualTo(20_000);
    }
}
