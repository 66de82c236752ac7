package io.livestream.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.RoomClient;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestTokens;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SocketMonitorTest {

    /** As the contract has it, twice of what the longest of these ways takes. */
    private static final Duration IN_TIME = Duration.ofSeconds(5);

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void theSocketOfADisabledAccountCloses() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient client = RoomClient.open(student, room)) {
            long before = System.nanoTime();
            Classroom.account(student, "student", true);

            assertThat(client.awaitClose().closeCode()).isEqualTo(4003);
            assertThat(client.closedAfter(before)).isLessThan(IN_TIME);
        }
    }

    @Test
    void theSocketOfWhoHasLostARoleClosesSinceItsTokenGrantsIt() {
        Classroom room = Classroom.live(teacher);
        TestUser admin = As.admin();

        try (RoomClient client = RoomClient.open(admin, room);
                RoomClient owner = RoomClient.open(teacher, room)) {
            Classroom.account(teacher, "teacher", false);
            long before = System.nanoTime();
            Classroom.account(admin, "teacher", false);

            assertThat(client.awaitClose().closeCode()).isEqualTo(4001);
            assertThat(client.closedAfter(before)).isLessThan(IN_TIME);
            owner.assertOpen();
        }
    }

    @Test
    void theSocketClosesWhenItsTokenExpires() {
        Classroom room = Classroom.live(teacher, student);
        Duration life = Duration.ofSeconds(4);
        long before = System.nanoTime();
        String token = TestTokens.draft(student.id(), student.displayName(), "student")
                .expiringIn(life)
                .signed();

        try (RoomClient client = RoomClient.open(student.with(token), room)) {
            assertThat(client.awaitClose().closeCode()).isEqualTo(4001);
            assertThat(client.closedAfter(before)).isLessThan(life.plus(IN_TIME));
        }
    }
}
