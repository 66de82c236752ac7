package io.livestream.chat.delivery;

import static io.livestream.chat.Chats.postedElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.RawRoom;
import io.livestream.chat.RawRoom.Received;
import io.livestream.chat.RoomClient;
import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Role;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SlowReaderTest {

    /** Some eight kilobytes in UTF-8. */
    private static final String LONG = "🐌".repeat(2000);

    private static final int MESSAGES = 100;

    @Inject
    MeterRegistry meters;

    private final TestUser teacher = As.teacher();
    private final TestUser slow = As.student();

    @Test
    void whoReadsNothingIsLetGoOfAndHoldsUpNobody() throws IOException {
        Classroom room = Classroom.live(teacher, slow);
        double tooSlow = closedAsTooSlow();
        long rounds = roundsTimed();

        try (RoomClient other = RoomClient.open(teacher, room);
                RawRoom reader = RawRoom.open(slow, room)) {
            for (int said = 10; said <= MESSAGES; said += 10) {
                say(room, 10);
                awaitTexts(other, said);
            }

            List<Received> read = reader.readToTheClose();
            assertThat(read.getLast().closeCode()).isEqualTo(4008);
            assertThat(read.size()).isLessThan(MESSAGES);
            assertThat(closedAsTooSlow()).isEqualTo(tooSlow + 1);
            assertThat(roundsTimed()).isGreaterThan(rounds);
        }
    }

    @Test
    void whoPausesGetsWhatCameMeanwhileInOrder() throws IOException {
        Classroom room = Classroom.live(teacher, slow);

        try (RoomClient other = RoomClient.open(teacher, room);
                RawRoom reader = RawRoom.open(slow, room)) {
            say(room, 30);
            awaitTexts(other, 30);

            assertThat(reader.read(30, "chat.posted"))
                    .extracting(SlowReaderTest::seq)
                    .containsExactlyElementsOf(other.seqs());
            room.remove(slow);
            assertThat(reader.readToTheClose().getLast().closeCode()).isEqualTo(4003);
        }
    }

    /** Nobody is to have somebody else closed by sending them much. */
    @Test
    void whoReadsNoSignalsGoesWithoutSomeAndStays() throws IOException {
        Classroom room = Classroom.live(teacher, slow);
        double tooSlow = closedAsTooSlow();
        Map<String, ?> signal = Map.of("type", "signal", "to", "teacher", "data", Map.of("sdp", LONG));

        try (RoomClient viewer = RoomClient.open(slow, room);
                RawRoom reader = RawRoom.open(teacher, room);
                RoomClient other = RoomClient.open(teacher, room)) {
            IntStream.range(0, MESSAGES).forEach(_ -> viewer.send(signal));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> other.frames("signal").size() == MESSAGES);
            say(room, 1);

            List<Received> read = reader.readTo("chat.posted");
            assertThat(read)
                    .filteredOn(frame -> frame.text().contains("\"signal\""))
                    .hasSizeBetween(1, MESSAGES - 1);
            assertThat(closedAsTooSlow()).isEqualTo(tooSlow);
        }
    }

    /** More at once than a connection holds: it is full and free again within one and the same write. */
    @Test
    void aLargePortionComesOnce() {
        Classroom room = Classroom.live(teacher);
        String last = "The last";

        try (RoomClient client = RoomClient.open(teacher, room)) {
            IntStream.range(0, 40).parallel().forEach(_ -> say(room, 1));
            room.append(new ChatEvent.Posted(Ids.next(), teacher.author(Role.TEACHER), last, null));

            client.await("chat.posted", data -> data.get("text").textValue().equals(last));
            assertThat(client.seqs()).isSorted().doesNotHaveDuplicates().hasSize(41);
        }
    }

    private static long seq(Received frame) {
        Matcher seq = Pattern.compile("\"seq\":(\\d+)").matcher(frame.text());
        assertThat(seq.find()).isTrue();
        return Long.parseLong(seq.group(1));
    }

    private double closedAsTooSlow() {
        return meters.get("livestream.room.sockets.closed")
                .tag("reason", "too-slow")
                .counter()
                .count();
    }

    private long roundsTimed() {
        return meters.get("livestream.room.delivery.delay").timer().count();
    }

    private static void awaitTexts(RoomClient client, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> client.texts().size() == count);
    }

    private void say(Classroom room, int messages) {
        postedElsewhere(room, messages, _ -> LONG);
    }
}
