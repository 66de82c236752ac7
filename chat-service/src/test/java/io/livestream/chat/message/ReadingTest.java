package io.livestream.chat.message;

import static io.livestream.chat.Chats.find;
import static io.livestream.chat.Chats.posted;
import static io.livestream.chat.Chats.postedElsewhere;
import static io.livestream.chat.Chats.read;
import static io.livestream.chat.Chats.seqs;
import static io.livestream.chat.Chats.seqsOnTheLog;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.platform.event.Visibility;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReadingTest {

    /** More than a room keeps in memory. */
    private static final int LONG = 620;

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void theHistoryRightAfterAPostIncludesIt() {
        Classroom room = Classroom.live(teacher);
        for (int i = 0; i < 10; i++) {
            String text = "Message " + i;
            UUID id = posted(teacher, room, text);

            Response page = read(student, room);

            assertThat(page.jsonPath().getString("items.last().id")).isEqualTo(id.toString());
            assertThat(page.jsonPath().getString("items.last().text")).isEqualTo(text);
        }
    }

    @Test
    void anEmptyChatIsAnEmptyPage() {
        Classroom room = Classroom.scheduled(teacher);

        read(student, room).then().statusCode(200).body("items", empty()).body("next", nullValue());
        read(student, room, "after", 0)
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("next", nullValue());
    }

    @Test
    void withoutABoundThePageHasTheNewestFifty() {
        Classroom room = talk(60);

        Response page = read(student, room);

        List<Long> all = seqsOnTheLog(room);
        assertThat(seqs(page)).isEqualTo(all.subList(10, 60));
        page.then().body("next", equalTo(all.get(10).toString()));
    }

    @ParameterizedTest(name = "{0} messages, {1} a page")
    @CsvSource({"60, 7", "60, 60", "60, 61", "620, 100", "620, 93"})
    void backwardsPageByPageIsTheWholeLogEachOnce(int messages, int limit) {
        Classroom room = talk(messages);

        List<Long> read = new ArrayList<>();
        String next = null;
        do {
            Response page = next == null
                    ? read(student, room, "limit", limit)
                    : read(student, room, "limit", limit, "before", next);
            read.addAll(0, seqs(page));
            next = page.path("next");
        } while (next != null);

        assertThat(read).isEqualTo(seqsOnTheLog(room));
    }

    @ParameterizedTest(name = "{0} messages, {1} a page")
    @CsvSource({"60, 7", "60, 60", "620, 100", "620, 93"})
    void forwardsPageByPageIsTheWholeLogEachOnce(int messages, int limit) {
        Classroom room = talk(messages);

        List<Long> read = new ArrayList<>();
        String next = "0";
        do {
            Response page = read(student, room, "limit", limit, "after", next);
            read.addAll(seqs(page));
            next = page.path("next");
        } while (next != null);

        assertThat(read).isEqualTo(seqsOnTheLog(room));
    }

    @Test
    void aPageBetweenMemoryAndDatabaseHasNoGap() {
        Classroom room = talk(LONG);
        List<Long> all = seqsOnTheLog(room);

        Response page = read(student, room, "before", all.get(150), "limit", 60);

        assertThat(seqs(page)).isEqualTo(all.subList(90, 150));
    }

    @Test
    void aBoundNeedNotBeAMessage() {
        Classroom room = talk(3);
        long beyond = seqsOnTheLog(room).getLast() + 1000;

        assertThat(seqs(read(student, room, "before", beyond))).isEqualTo(seqsOnTheLog(room));
        assertThat(seqs(read(student, room, "after", beyond))).isEmpty();
        assertThat(seqs(read(student, room, "before", 0))).isEmpty();
        assertThat(seqs(read(student, room, "before", Long.MAX_VALUE))).isEqualTo(seqsOnTheLog(room));
        assertThat(seqs(read(student, room, "after", Long.MAX_VALUE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0", "limit,101", "limit,x", "limit,-1",
        "before,-1", "before,x", "before,1.5", "before,99999999999999999999",
        "after,-1", "after,x"
    })
    void aParameterOfAnotherFormIsRefused(String name, String value) {
        Classroom room = Classroom.scheduled(teacher);

        read(student, room, name, value)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of(name)));
    }

    @Test
    void bothBoundsAtOnceAreRefused() {
        Classroom room = Classroom.scheduled(teacher);

        read(student, room, "before", 5, "after", 3).then().statusCode(400);
    }

    @Test
    void oneMessageCanBeRead() {
        Classroom room = Classroom.live(teacher);
        UUID id = posted(teacher, room, "Hello");

        find(student, room, id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id.toString()))
                .body("text", equalTo("Hello"));
    }

    @Test
    void aMessageOfLongAgoCanBeRead() {
        Classroom room = Classroom.live(teacher);
        UUID id = posted(teacher, room, "Hello");
        append(room, LONG);
        seqs(read(student, room));

        find(student, room, id).then().statusCode(200).body("text", equalTo("Hello"));
    }

    @Test
    void aMessageOfAnotherStreamIsNotThere() {
        Classroom room = Classroom.live(teacher);
        UUID elsewhere = posted(teacher, Classroom.live(teacher), "Hello");

        find(student, room, elsewhere).then().statusCode(404).body(code("message-not-found"));
        find(student, room, UUID.randomUUID()).then().statusCode(404).body(code("message-not-found"));
    }

    @Test
    void whoIsNotPresentMayReadAndSoMayWhoIsRemoved() {
        Classroom room = Classroom.live(teacher, student).remove(student);
        UUID id = posted(teacher, room, "Hello");

        find(student, room, id).then().statusCode(200);
        read(As.student(), room).then().statusCode(200);
    }

    @Test
    void aHiddenChatIsNotThere() {
        Classroom hidden = Classroom.created(teacher, draft -> draft.visibility(Visibility.PRIVATE))
                .start();
        UUID id = posted(teacher, hidden, "Hello");

        read(student, hidden).then().statusCode(404).body(code("stream-not-found"));
        find(student, hidden, id).then().statusCode(404).body(code("stream-not-found"));
        read(As.admin(), hidden).then().statusCode(200);
        read(As.anonymous(), hidden).then().statusCode(401);
    }

    /** A chat that another node has held until now. */
    private Classroom talk(int messages) {
        Classroom room = Classroom.live(teacher);
        append(room, messages);
        return room;
    }

    private static void append(Classroom room, int messages) {
        postedElsewhere(room, messages, i -> "Message " + i);
    }
}
