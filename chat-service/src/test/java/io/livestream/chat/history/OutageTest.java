package io.livestream.chat.history;

import static io.livestream.chat.Chats.find;
import static io.livestream.chat.Chats.mute;
import static io.livestream.chat.Chats.path;
import static io.livestream.chat.Chats.post;
import static io.livestream.chat.Chats.posted;
import static io.livestream.chat.Chats.postedElsewhere;
import static io.livestream.chat.Chats.read;
import static io.livestream.chat.Chats.seqs;
import static io.livestream.chat.Chats.seqsOnTheLog;
import static io.livestream.testing.Replies.code;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import io.livestream.chat.Database;
import io.livestream.chat.Stored;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What works without the database, and that nothing is missing when it is back. */
@QuarkusTest
class OutageTest {

    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Sql sql;

    OutageTest(Sql sql) {
        this.sql = sql;
    }

    @AfterEach
    void restore() {
        Database.restore();
        await().atMost(CATCH_UP)
                .ignoreExceptions()
                .until(() ->
                        sql.query("select 1 as one", row -> row.number("one")).size() == 1);
    }

    @Test
    void peopleGoOnChattingAndTheHistoryCatchesUp() {
        Classroom room = Classroom.live(teacher, student);
        posted(student, room, "The database is there");

        Database.cutOff();
        UUID away = posted(student, room, "The database is away");
        post(teacher, room, "So what").then().statusCode(201);
        TestUser late = As.student();
        room.join(late);
        post(late, room, "I am late").then().statusCode(201);
        mute(teacher, room, late).then().statusCode(204);
        post(late, room, "May I?").then().statusCode(403).body(code("muted"));
        find(student, room, away).then().statusCode(200);
        List<Long> all = seqsOnTheLog(room);
        assertThat(seqs(read(student, room))).isEqualTo(all).hasSize(4);
        given().get("/q/health/ready").then().statusCode(200);
        Database.restore();

        await().atMost(CATCH_UP)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Stored.seqs(sql, room)).isEqualTo(all));
    }

    @Test
    void aRoomThatIsNotHeldMustWaitForTheDatabase() {
        Classroom room = Classroom.live(teacher);

        Database.cutOff();

        post(teacher, room, "Hello")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body(code("unavailable"));
        read(teacher, room).then().statusCode(503).body(code("unavailable"));
        Database.restore();
        await().atMost(CATCH_UP)
                .untilAsserted(() -> post(teacher, room, "Hello").then().statusCode(201));
    }

    @Test
    void whatOnlyTheDatabaseHasIsUnavailableAndNotMissing() {
        Classroom room = Classroom.live(teacher);
        UUID first = posted(teacher, room, "Hello");
        postedElsewhere(room, 520, i -> "Message " + i);
        List<Long> all = seqsOnTheLog(room);
        await().atMost(CATCH_UP)
                .untilAsserted(() -> assertThat(seqs(read(student, room))).isEqualTo(all.subList(471, 521)));

        Database.cutOff();

        find(student, room, first).then().statusCode(503).body(code("unavailable"));
        read(student, room, "before", all.get(30)).then().statusCode(503);
        Database.restore();
        await().atMost(CATCH_UP)
                .untilAsserted(() -> assertThat(seqs(read(student, room, "before", all.get(30))))
                        .isEqualTo(all.subList(0, 30)));
    }

    @Test
    void aPostThatMustHappenOnceTakesTheDatabase() {
        Classroom room = Classroom.live(teacher);
        posted(teacher, room, "Hello");

        Database.cutOff();

        teacher.request()
                .header("Idempotency-Key", "k1")
                .body(Map.of("text", "Once"))
                .post(path(room))
                .then()
                .statusCode(503)
                .body(code("unavailable"));
        assertThat(seqsOnTheLog(room)).hasSize(1);
    }
}
