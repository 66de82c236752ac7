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

    @Test
    void aClientThatAnswersStaysAndIsToldNothing() {
        try (RoomClient there = RoomClient.open(student, Classroom.live(As.teacher(), student))) {
            await().during(Duration.ofSeconds(12))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> there.closeCode() == 0);

            assertThat(there.frames()).hasSize(1);
        }
    }

    @Test
    void aClientThatDoesNotAnswerIsAskedOnceAndLetGoOf() throws IOException {
        try (RawRoom silent = RawRoom.open(student, Classroom.live(As.teacher(), student))) {
            List<Received> read = silent.readToTheEnd();

            assertThat(read.getLast().first()).isEqualTo(PING);
            assertThat(read.stream().filter(frame -> frame.first() == PING)).hasSize(1);
        }
    }
}
