package io.livestream.stream.access;

import static io.livestream.stream.Lessons.get;
import static io.livestream.stream.Lessons.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Calls that wait for the lock of a stream decide by what is so when they have it. */
@QuarkusTest
class LockTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Inject
    StreamAccess access;

    @Inject
    Sql sql;

    @Test
    void startsThatWaitedTogetherAreOne() throws Exception {
        UUID id = Lessons.scheduled(teacher);

        var statuses = whileLocked(id, 3, "/start", teacher, () -> {});

        assertThat(statuses).containsOnly(200);
        assertThat(LogProbe.log().eventsOf(id, StreamEvent.Started.class)).hasSize(1);
        get(teacher, id).then().body("version", is(1));
    }

    @Test
    void whoeverIsRemovedWhileWaitingToJoinIsKeptOut() throws Exception {
        UUID id = Lessons.live(teacher);

        var statuses = whileLocked(id, 1, "/join", student, () -> sql.update("""
                        insert into stream_removals (stream_id, user_id, removed_at, removed_by)
                        values (?, ?, now(), ?)""", id, student.id(), teacher.id()));

        assertThat(statuses).containsExactly(403);
    }

    @Test
    void whoeverWaitsToJoinWhenTheClassEndsIsTooLate() throws Exception {
        UUID id = Lessons.live(teacher);

        var statuses = whileLocked(
                id,
                1,
                "/join",
                student,
                () -> sql.update("update live_streams set status = 'ENDED', ended_at = now() where id = ?", id));

        assertThat(statuses).containsExactly(409);
        get(teacher, id).then().body("viewerCount", is(0));
    }

    /** Holds the lock until so many calls wait for it, then does the work, and answers what they met after it. */
    private List<Integer> whileLocked(UUID id, int calls, String call, TestUser user, Runnable work) throws Exception {
        List<Future<Integer>> waiting = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            QuarkusTransaction.requiringNew().run(() -> {
                assertThat(access.lockIfFree(id)).isTrue();
                for (int i = 0; i < calls; i++) {
                    waiting.add(threads.submit(() -> post(user, id, call).statusCode()));
                }
                Awaitility.await().until(() -> lockWaiters() == calls);
                work.run();
            });
        }
        List<Integer> statuses = new ArrayList<>();
        for (var reply : waiting) {
            statuses.add(reply.get());
        }
        return statuses;
    }

    private long lockWaiters() {
        return sql.first("select count(*) as n from pg_locks where not granted", row -> row.number("n"))
                .orElseThrow();
    }
}
