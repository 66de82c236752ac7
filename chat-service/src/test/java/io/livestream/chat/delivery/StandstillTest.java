package io.livestream.chat.delivery;

import static io.livestream.chat.Chats.postedElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.RoomClient;
import io.livestream.chat.hub.RoomHub;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Role;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Even an event loop that stood still for long tells nobody that they have everything when they have not. */
@QuarkusTest
class StandstillTest {

    /** Some eight kilobytes in UTF-8. */
    private static final String LONG = "🐌".repeat(2000);

    /** More than the replay buffer has room for. */
    private static final int MESSAGES = 300;

    @Inject
    RoomHubs hubs;

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void whoHasMissedWhatIsNoLongerKeptIsSentToComeBackForIt() {
        Classroom room = Classroom.live(teacher, student);
        try (RoomClient client = RoomClient.open(student, room)) {
            room.append(said("Before"));
            client.await("chat.posted");
            long had = client.seqs().getLast();
            RoomHub hub = hubs.of(room.id()).orElseThrow();
            CountDownLatch standstill = new CountDownLatch(1);
            hub.socketsOf(student.id()).getFirst().loop().execute(() -> awaitEnd(standstill));

            Logged last = postedElsewhere(room, MESSAGES, _ -> LONG).getLast();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> hub.room().<Boolean>askAt((_, seq) -> seq >= last.seq()));
            standstill.countDown();

            assertThat(client.awaitClose().closeCode()).isEqualTo(4008);
            assertThat(client.seqs().getLast()).isEqualTo(had);
            try (RoomClient back = RoomClient.openAfter(student, room, had)) {
                await().atMost(Duration.ofSeconds(20)).until(() -> back.seqs().contains(last.seq()));
                assertThat(back.texts()).hasSize(MESSAGES);
            }
        }
    }

    private ChatEvent said(String text) {
        return new ChatEvent.Posted(Ids.next(), teacher.author(Role.TEACHER), text, null);
    }

    private static void awaitEnd(CountDownLatch standstill) {
        try {
            standstill.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
