package io.livestream.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.RawRoom;
import io.livestream.chat.RawRoom.Received;
import io.livestream.chat.RoomClient;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeepAliveTest {

    private static final int PING = 0x89;

    private final TestUser student = As.student();

    /** Both are silent for as long; each is alone in a room, where nobody is told of the other. */
    @Test
    void whoAnswersStaysAndWhoDoesNotIsAskedOnceAndLetGoOf() throws IOException {
        try (RoomClient answering = RoomClient.open(student, Classroom.live(As.teacher(), student));
                RawRoom silent = RawRoom.open(student, Classroom.live(As.teacher(), student))) {
            List<Received> read = silent.readToTheEnd();

            assertThat(read.getLast().first()).isEqualTo(PING);
            assertThat(read.stream().filter(frame -> frame.first() == PING)).hasSize(1);
            // Each event loop looks once a second.
            await().during(Duration.ofSeconds(2)).until(() -> answering.closeCode() == 0);
            assertThat(answering.frames()).hasSize(1);
        }
    }
}
