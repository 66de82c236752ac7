package io.livestream.chat.message;

import static io.livestream.chat.Chats.post;
import static io.livestream.chat.Chats.read;
import static io.livestream.chat.Chats.seqs;
import static io.livestream.chat.Chats.seqsOnTheLog;
import static io.livestream.chat.Chats.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.Stored;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ParallelPostingTest {

    private static final int POSTERS = 50;
    private static final int EACH = 8;

    private final Sql sql;

    ParallelPostingTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    void whatIsAcknowledgedIsEverywhereOnceAndInOneOrder() {
        TestUser[] people = Stream.generate(As::student).limit(POSTERS).toArray(TestUser[]::new);
        Classroom room = Classroom.live(As.teacher(), people);

        List<Long> acknowledged = inParallel(POSTERS, poster -> {
                    List<Long> seqs = new ArrayList<>();
                    for (int i = 0; i < EACH; i++) {
                        Response response = post(people[poster], room, "Message " + i);
                        assertThat(response.statusCode()).isEqualTo(201);
                        seqs.add(response.jsonPath().getLong("seq"));
                    }
                    assertThat(seqs).isSorted();
                    return seqs;
                })
                .stream()
                .flatMap(List::stream)
                .sorted()
                .toList();

        assertThat(acknowledged).hasSize(POSTERS * EACH).doesNotHaveDuplicates();
        assertThat(seqsOnTheLog(room)).isEqualTo(acknowledged);
        assertThat(everything(people[0], room)).isEqualTo(acknowledged);
        await().untilAsserted(() -> assertThat(Stored.seqs(sql, room)).isEqualTo(acknowledged));
    }

    @Test
    void slowModeLetsOneOfManyParallelPostsThrough() {
        TestUser student = As.student();
        Classroom room = Classroom.live(As.teacher(), student);
        settings(room.teacher(), room, 300, true).then().statusCode(200);

        List<Integer> statuses =
                inParallel(20, i -> post(student, room, "Message " + i).statusCode());

        assertThat(statuses).containsOnly(201, 429).containsOnlyOnce(201);
    }

    @Test
    void theFloodLimitHoldsForParallelPosts() {
        TestUser student = As.student();
        Classroom room = Classroom.live(As.teacher(), student);
        Classroom other = Classroom.live(As.teacher(), student);
        post(room.teacher(), room, "Both rooms are held").then().statusCode(201);
        post(other.teacher(), other, "from here on").then().statusCode(201);

        List<Integer> statuses = inParallel(
                40,
                i -> post(student, i % 2 == 0 ? room : other, "Message " + i).statusCode());

        // A second may pass while they are sent.
        assertThat(statuses).filteredOn(status -> status == 201).hasSizeBetween(10, 20);
        assertThat(statuses).contains(429);
    }

    private static List<Long> everything(TestUser reader, Classroom room) {
        List<Long> all = new ArrayList<>();
        String next = "0";
        while (next != null) {
            Response page = read(reader, room, "after", next, "limit", 100);
            all.addAll(seqs(page));
            next = page.path("next");
        }
        return all;
    }

    private static <T> List<T> inParallel(int threads, IntFunction<T> work) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var running = IntStream.range(0, threads)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), pool))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }
}
