package io.livestream.chat.message;

import static io.livestream.chat.Chats.path;
import static io.livestream.chat.Chats.seqsOnTheLog;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.chat.Chats;
import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Role;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostOnceTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Sql sql;
    private final TestClock clock;

    PostOnceTest(Sql sql, TestClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Test
    void theSameKeyIsTheSameMessage() {
        Classroom room = Classroom.live(teacher, student);

        Response first = post(student, room, "k1", "Hello");
        Response again = post(student, room, "k1", "Hello");

        first.then().statusCode(201);
        again.then()
                .statusCode(201)
                .header("Location", first.header("Location"))
                .body("seq", equalTo(first.path("seq")));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(seqsOnTheLog(room)).hasSize(1);
    }

    @Test
    void aRepeatIsAnsweredAlsoWhenThePersonCouldNotPostAnyMore() {
        Classroom room = Classroom.live(teacher, student);
        Response first = post(student, room, "k1", "Hello");
        room.stop();

        post(student, room, "k1", "Hello").then().statusCode(201).body("id", equalTo(first.path("id")));
    }

    @Test
    void aRepeatGivesNoTextAwayThatWasRemoved() {
        Classroom room = Classroom.live(teacher, student);
        UUID id = UUID.fromString(post(student, room, "k1", "Something rude").path("id"));
        Chats.remove(teacher, room, id).then().statusCode(204);

        post(student, room, "k1", "Something rude")
                .then()
                .statusCode(201)
                .body("id", equalTo(id.toString()))
                .body("text", nullValue());
    }

    @Test
    void aKeyIsOnePersonsInOneStream() {
        Classroom room = Classroom.live(teacher, student);
        Classroom other = Classroom.live(teacher, student);
        post(student, room, "k1", "Hello").then().statusCode(201);

        post(teacher, room, "k1", "Welcome").then().statusCode(201).body("text", equalTo("Welcome"));
        post(student, other, "k1", "Hello there").then().statusCode(201).body("text", equalTo("Hello there"));
    }

    @Test
    void whatWasRefusedCanBeTriedAgain() {
        Classroom room = Classroom.scheduled(teacher);
        post(teacher, room, "k1", "Hello").then().statusCode(409);
        room.start();

        post(teacher, room, "k1", "Hello").then().statusCode(201);
    }

    @Test
    void ofWhatMayNotBePostedNoKeyIsKept() {
        Classroom room = Classroom.live(teacher);
        Classroom closed = Classroom.scheduled(teacher);

        post(student, room, "k1", "Hello").then().statusCode(403).body(code("not-joined"));
        post(teacher, closed, "k1", "Hello").then().statusCode(409).body(code("chat-closed"));
        teacher.request()
                .header("Idempotency-Key", "k1")
                .body(Map.of("text", "Because", "replyTo", Ids.next()))
                .post(path(room))
                .then()
                .statusCode(400);

        assertThat(keysOf(room)).isEmpty();
        assertThat(keysOf(closed)).isEmpty();
    }

    @Test
    void ofWhatIsPostedTooSoonNoKeyIsKept() {
        clock.stopAt(Instant.parse("2026-11-22T12:00:00Z"));
        Classroom slow = Classroom.live(teacher, student);
        Chats.settings(teacher, slow, 30, true).then().statusCode(200);
        post(student, slow, "k1", "Hello").then().statusCode(201);
        post(student, slow, "k2", "Hello?").then().statusCode(429).body(code("slow-mode"));

        Classroom quick = Classroom.live(teacher, student);
        for (int i = 1; i < 10; i++) {
            Chats.post(student, quick, "Message " + i).then().statusCode(201);
        }
        post(student, quick, "k1", "One too many").then().statusCode(429).body(code("too-fast"));

        assertThat(keysOf(slow)).containsExactly("k1");
        assertThat(keysOf(quick)).isEmpty();
    }

    @Test
    void parallelRepeatsAreOneMessage() {
        Classroom room = Classroom.live(teacher, student);
        Chats.settings(teacher, room, 300, true).then().statusCode(200);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posts = IntStream.range(0, 8)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> post(student, room, "k1", "Hello"), threads))
                    .toList();
            assertThat(posts).extracting(post -> post.join().statusCode()).containsOnly(201);
            assertThat(posts)
                    .extracting(post -> post.join().path("seq").toString())
                    .containsOnly(seqsOnTheLog(room).getFirst().toString());
        }
        assertThat(seqsOnTheLog(room)).hasSize(1);
    }

    @Test
    void anAttemptThatDiedAfterItsMessageWasOnTheLogIsFinished() {
        Classroom room = Classroom.live(teacher, student);
        UUID id = reserved(room, "k1");
        var posted = new ChatEvent.Posted(id, student.author(Role.VIEWER), "Hello", null);
        long seq = LogProbe.log()
                .append(new Envelope(id, room.id(), Instant.parse("2026-11-22T12:00:00Z"), "/chat-service", posted))
                .seq();

        Response again = post(student, room, "k1", "Hello");

        again.then().statusCode(201).body("id", equalTo(id.toString())).body("seq", equalTo((int) seq));
        assertThat(seqsOnTheLog(room)).containsExactly(seq);
    }

    @Test
    void anAttemptThatDiedBeforeItsMessageWasOnTheLogIsDone() {
        Classroom room = Classroom.live(teacher, student);
        UUID id = reserved(room, "k1");

        post(student, room, "k1", "Hello").then().statusCode(201).body("id", equalTo(id.toString()));

        assertThat(seqsOnTheLog(room)).hasSize(1);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        Classroom room = Classroom.live(teacher, student);
        Response first = post(student, room, "k1", "Hello");
        clock.advance(Duration.ofHours(23));
        post(student, room, "k1", "Hello").then().body("id", equalTo(first.path("id")));

        clock.advance(Duration.ofHours(2));

        String later = post(student, room, "k1", "Hello").path("id");
        assertThat(later).isNotEqualTo(first.path("id"));
    }

    @Test
    void aKeyOfAnotherFormIsRefused() {
        Classroom room = Classroom.live(teacher, student);

        post(student, room, "x".repeat(201), "Hello").then().statusCode(400).body(code("invalid"));
        post(student, room, "a b", "Hello").then().statusCode(400);
    }

    @Test
    void aKeyThatIsGoneBeforeItIsOfUseIsMadeAnew() {
        Classroom room = Classroom.live(teacher, student);

        try (var _ = new GoneOnce(sql, "k1")) {
            post(student, room, "k1", "Hello").then().statusCode(201);
        }

        assertThat(seqsOnTheLog(room)).hasSize(1);
    }

    /** A key that is deleted as soon as it is stored, as one that is just a day old may be, or one of a stream that is deleted; once. */
    private record GoneOnce(Sql sql, String key) implements AutoCloseable {

        GoneOnce {
            sql.update("create table gone_once (key text)");
            sql.update("insert into gone_once values (?)", key);
            sql.update("""
                    create function go_once() returns trigger language plpgsql as $$
                    begin
                        if exists (select from gone_once where key = new.key) then
                            delete from gone_once;
                            delete from chat_post_keys where key = new.key;
                        end if;
                        return null;
                    end $$""");
            sql.update("""
                    create constraint trigger go_once after insert on chat_post_keys
                    deferrable initially deferred for each row execute function go_once()""");
        }

        @Override
        public void close() {
            sql.update("drop trigger go_once on chat_post_keys");
            sql.update("drop function go_once");
            sql.update("drop table gone_once");
        }
    }

    @Test
    void aStreamThatIsNoneKeepsNoKey() {
        UUID nowhere = UUID.randomUUID();

        student.request()
                .header("Idempotency-Key", "k1")
                .body(Map.of("text", "Hello"))
                .post("/api/livestream/" + nowhere + "/chat")
                .then()
                .statusCode(404);

        assertThat(keysOf(nowhere)).isEmpty();
    }

    private List<String> keysOf(Classroom room) {
        return keysOf(room.id());
    }

    private List<String> keysOf(UUID streamId) {
        return sql.query("select key from chat_post_keys where stream_id = ?", row -> row.text("key"), streamId);
    }

    /** What an attempt leaves behind that died before anything was answered. */
    private UUID reserved(Classroom room, String key) {
        UUID id = Ids.next();
        sql.update(
                "insert into chat_post_keys values (?, ?, ?, ?, ?)", student.id(), room.id(), key, id, clock.instant());
        return id;
    }

    private static Response post(TestUser person, Classroom room, String key, String text) {
        return person.request()
                .header("Idempotency-Key", key)
                .body(Map.of("text", text))
                .post(path(room));
    }
}
