package io.livestream.chat.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.exchange.Exchange;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.chat.message.Transcript;
import io.livestream.chat.room.LaggingNode;
import io.livestream.chat.room.Room;
import io.livestream.chat.room.Rooms;
import io.livestream.chat.socket.Draining;
import io.livestream.platform.problem.Unavailable;
import io.livestream.platform.token.BearerTokens;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoomAdmissionTest {

    private final Draining draining = new Draining();
    private final BearerTokens tokens;
    private final Rooms rooms;
    private final Transcript transcript;
    private final RoomHubs hubs;
    private final Exchange exchange;
    private final LaggingNode laggingNode;

    RoomAdmissionTest(
            BearerTokens tokens,
            Rooms rooms,
            Transcript transcript,
            RoomHubs hubs,
            Exchange exchange,
            LaggingNode laggingNode) {
        this.tokens = tokens;
        this.rooms = rooms;
        this.transcript = transcript;
        this.hubs = hubs;
        this.exchange = exchange;
        this.laggingNode = laggingNode;
    }

    @Test
    void aNodeThatIsAboutToStopLetsNobodyIn() {
        TestUser student = As.student();
        Classroom room = Classroom.live(As.teacher(), student);
        RoomAdmission admission = admissionTo(rooms);
        Handshake handshake = new Handshake(room.id(), student.token(), "key", Optional.empty(), Optional.empty());
        assertThatCode(() -> admission.admit(handshake)).doesNotThrowAnyException();

        draining.begin(0);

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> admission.admit(handshake));
    }

    @Test
    void whoWasToldMoreByANodeThatIsAheadWaitsUntilThisOneIsThere() throws InterruptedException {
        TestUser student = As.student();
        UUID stream = Classroom.live(As.teacher(), student).id();
        Room room = laggingNode.hold(stream);
        long toCome = room.askAt((_, seq) -> seq + 1);
        Handshake handshake =
                new Handshake(stream, student.token(), "key", Optional.empty(), Optional.of(Long.toString(toCome)));
        RoomAdmission admission = admissionTo(laggingNode.rooms());

        Thread comingBack = Thread.ofVirtual().start(() -> admission.admit(handshake));
        await().until(() -> isAwaitingItsPlace(comingBack) || !comingBack.isAlive());

        assertThat(comingBack.isAlive()).isTrue();
        laggingNode.read(room, toCome + 1);
        comingBack.join();
    }

    /** Letting somebody in waits for other things, too. */
    private static boolean isAwaitingItsPlace(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(call -> call.getMethodName().equals("awaitPlace"));
    }

    private RoomAdmission admissionTo(Rooms those) {
        return new RoomAdmission(tokens, those, transcript, hubs, exchange, draining);
    }
}
