package io.livestream.chat.delivery;

import static io.livestream.chat.Chats.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.RoomClient;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderTest {

    private static final int POSTERS = 4;
    private static final int POSTS = 25;

    private final TestUser teacher = As.teacher();

    /** Some post by REST and some by sockets, some stay and some come and go: all see the log, each event once. */
    @Test
    void everybodySeesTheLogWhateverTheirWay() {
        TestUser[] posters =
                IntStream.range(0, 2 * POSTERS).mapToObj(_ -> As.student()).toArray(TestUser[]::new);
        Classroom room = Classroom.live(teacher, posters);
        List<RoomClient> stayed =
                Stream.generate(() -> RoomClient.open(teacher, room)).limit(3).toList();
        long start = stayed.getFirst().await("welcome").get("seq").longValue();

        List<Long> coming;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posting = new ArrayList<CompletableFuture<?>>();
            for (int i = 0; i < POSTERS; i++) {
                TestUser byRest = posters[i];
                TestUser bySocket = posters[POSTERS + i];
                posting.add(CompletableFuture.runAsync(() -> postByRest(byRest, room), threads));
                posting.add(CompletableFuture.runAsync(() -> postBySocket(bySocket, room), threads));
            }
            var all = CompletableFuture.allOf(posting.toArray(CompletableFuture[]::new));
            coming = comeAndGo(room, start, all);
            all.join();
        }

        List<Long> log = LogProbe.log().eventsOf(room.id()).stream()
                .filter(logged -> logged.event() instanceof ChatEvent.Posted)
                .map(Logged::seq)
                .toList();
        assertThat(log).hasSizeGreaterThanOrEqualTo(2 * POSTERS * 10);
        for (RoomClient client : stayed) {
            await().atMost(Duration.ofSeconds(20)).until(() -> client.seqs().size() >= log.size());
            assertThat(client.seqs()).isEqualTo(log);
            client.close();
        }
        assertThat(coming).isEqualTo(log);
    }

    /** At most ten a second, so that the flood limit has no part in this. */
    private static void postByRest(TestUser poster, Classroom room) {
        for (int i = 0; i < POSTS; i++) {
            post(poster, room, "Number " + i);
        }
    }

    private static void postBySocket(TestUser poster, Classroom room) {
        try (RoomClient client = RoomClient.open(poster, room)) {
            for (int i = 0; i < POSTS; i++) {
                client.send(Map.of("type", "chat.send", "ref", "" + i, "text", "Number " + i));
                client.answer("" + i);
            }
        }
    }

    /** Reads in visits, each going on after the last one, until posting is over and nothing is left. */
    private List<Long> comeAndGo(Classroom room, long start, CompletableFuture<?> posting) {
        List<Long> seen = new ArrayList<>();
        boolean lastVisit = false;
        while (true) {
            long from = seen.isEmpty() ? start : seen.getLast();
            try (RoomClient visit = RoomClient.openAfter(teacher, room, from)) {
                if (lastVisit) {
                    long end = LogProbe.log().eventsOf(room.id()).getLast().seq();
                    await().atMost(Duration.ofSeconds(20)).until(() -> seqsOf(visit, from) == end || end == from);
                    seen.addAll(visit.seqs());
                    return seen;
                }
                visit.send(Map.of("type", "ping", "ref", "now"));
                visit.answer("now");
                seen.addAll(visit.seqs());
            }
            lastVisit = posting.isDone();
        }
    }

    private static long seqsOf(RoomClient visit, long from) {
        List<Long> seqs = visit.seqs();
        return seqs.isEmpty() ? from : seqs.getLast();
    }
}
