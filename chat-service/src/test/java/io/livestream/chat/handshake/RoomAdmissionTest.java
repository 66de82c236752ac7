package io.livestream.chat.handshake;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livestream.chat.exchange.Exchange;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.chat.message.Transcript;
import io.livestream.chat.room.Rooms;
import io.livestream.chat.socket.Draining;
import io.livestream.platform.problem.Unavailable;
import io.livestream.platform.token.BearerTokens;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoomAdmissionTest {

    private final Draining draining = new Draining();
    private final RoomAdmission admission;

    RoomAdmissionTest(BearerTokens tokens, Rooms rooms, Transcript transcript, RoomHubs hubs, Exchange exchange) {
        admission = new RoomAdmission(tokens, rooms, transcript, hubs, exchange, draining);
    }

    @Test
    void aNodeThatIsAboutToStopLetsNobodyIn() {
        TestUser student = As.student();
        Classroom room = Classroom.live(As.teacher(), student);
        Handshake handshake = new Handshake(room.id(), student.token(), "key", Optional.empty(), Optional.empty());
        assertThatCode(() -> admission.admit(handshake)).doesNotThrowAnyException();

        draining.begin(0);

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> admission.admit(handshake));
    }
}
