package io.livestream.qa.question;

import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.platform.paging.Cursor;
import io.livestream.qa.Questions;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestClock;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ListingTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Questions questions = Questions.of(Classroom.scheduled(teacher));
    private final TestClock clock;

    ListingTest(TestClock clock) {
        this.clock = clock;
    }

    @Test
    void aClassWithoutQuestionsHasAnEmptyList() {
        var reply = questions.list(student);

        reply.then().statusCode(200).body("items.size()", equalTo(0)).body("next", nullValue());
    }

    @Test
    void theOneWithMostVotesIsFirstAndAmongEqualsTheOneThatWaitsLongest() {
        UUID waitsLongest = asked("first", 0);
        UUID hasTwo = asked("second", 2);
        UUID waitsToo = asked("third", 0);
        UUID hasOne = asked("fourth", 1);

        var reply = questions.list(student);

        reply.then().body("items.id", contains(text(hasTwo, hasOne, waitsLongest, waitsToo)));
    }

    @Test
    void theNewestIsFirstIfAskedForSo() {
        UUID first = asked("first", 2);
        UUID second = asked("second", 0);

        var reply = questions.list(student, "sort", "newest");

        reply.then().body("items.id", contains(text(second, first)));
    }

    @Test
    void onlyThoseOfOneStatusIfAskedForSo() {
        asked("open", 0);
        UUID answered = asked("answered", 0);
        questions.answer(teacher, answered, "So.");

        var reply = questions.list(student, "status", "answered");

        reply.then().body("items.id", contains(answered.toString()));
    }

    @Test
    void theCallersVotesAreTheirOwn() {
        UUID question = questions.asked(student, "Why?");
        TestUser voter = As.student();
        questions.upvote(voter, question);

        questions.list(voter).then().body("items[0].upvotedByMe", equalTo(true));
        questions.list(As.student()).then().body("items[0].upvotedByMe", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({"votes", "newest"})
    void pagesFollowEachOtherWithoutGapOrRepeat(String sort) {
        for (int votes : new int[] {1, 0, 2, 0, 1, 0, 0}) {
            asked("has " + votes, votes);
        }
        List<String> atOnce = questions.list(student, "sort", sort).path("items.id");

        List<String> paged = pages(sort, 2);

        assertThat(paged).isEqualTo(atOnce).hasSize(7);
    }

    @Test
    void theLastPageEndsTheListEvenIfItIsFull() {
        asked("one", 0);
        asked("two", 0);

        var reply = questions.list(student, "limit", 2);

        reply.then().body("items.size()", equalTo(2)).body("next", nullValue());
    }

    @Test
    void whatWasAskedMeanwhileDoesNotDisturbAReaderOfTheNewest() {
        asked("one", 0);
        UUID two = asked("two", 0);
        UUID three = asked("three", 0);
        var first = questions.list(student, "sort", "newest", "limit", 1);
        first.then().body("items.id", contains(three.toString()));
        asked("four", 0);

        var second = questions.list(student, "sort", "newest", "limit", 1, "after", first.path("next"));

        second.then().body("items.id", contains(two.toString()));
    }

    @Test
    void votesMeanwhileDoNotDisturbWhatDoesNotMove() {
        asked("has three", 3);
        UUID two = asked("has two", 2);
        UUID one = asked("has one", 1);
        UUID none = asked("has none", 0);
        Response first = questions.list(student, "limit", 1);
        questions.upvote(As.student(), one);

        var rest = questions.list(student, "after", first.path("next"));

        rest.then().body("items.id", contains(text(two, one, none)));
    }

    @ParameterizedTest
    @CsvSource({
        "sort, Votes, invalid",
        "status, OPEN, invalid",
        "limit, 0, invalid",
        "limit, 101, invalid",
        "limit, ten, invalid",
        "after, nonsense, bad-cursor",
        "after, MQ, bad-cursor"
    })
    void aListThatDoesNotExistIsRefused(String parameter, String value, String code) {
        var reply = questions.list(student, parameter, value);

        reply.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(code(code))
                .body("detail", notNullValue());
    }

    @Test
    void aCursorOfOneOrderIsRefusedByTheOther() {
        asked("one", 0);
        asked("two", 0);
        String next = questions.list(student, "sort", "votes", "limit", 1).path("next");

        var reply = questions.list(student, "sort", "newest", "after", next);

        reply.then().statusCode(400).body(code("bad-cursor"));
    }

    @Test
    void aCursorThatSomebodyMadeUpIsNoFailure() {
        asked("one", 0);
        String noTime = Cursor.of(null, UUID.randomUUID()).encode();
        String noTimeByVotes = Cursor.of(1, null, UUID.randomUUID()).encode();

        var newest = questions.list(student, "sort", "newest", "after", noTime);
        var byVotes = questions.list(student, "sort", "votes", "after", noTimeByVotes);

        newest.then().statusCode(200);
        byVotes.then().statusCode(200);
    }

    private List<String> pages(String sort, int limit) {
        List<String> found = new ArrayList<>();
        String next = null;
        do {
            Response page = next == null
                    ? questions.list(student, "sort", sort, "limit", limit)
                    : questions.list(student, "sort", sort, "limit", limit, "after", next);
            found.addAll(page.<List<String>>path("items.id"));
            next = page.path("next");
        } while (next != null);
        return found;
    }

    /** Each question a second after the one before. */
    private UUID asked(String text, int votes) {
        clock.advance(Duration.ofSeconds(1));
        UUID question = questions.asked(student, text);
        for (int i = 0; i < votes; i++) {
            questions.upvote(As.student(), question).then().statusCode(200);
        }
        return question;
    }

    private static String[] text(UUID... ids) {
        String[] texts = new String[ids.length];
        for (int i = 0; i < ids.length; i++) {
            texts[i] = ids[i].toString();
        }
        return texts;
    }
}
