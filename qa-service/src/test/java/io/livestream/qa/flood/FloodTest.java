package io.livestream.qa.flood;

import static io.livestream.testing.Replies.code;
import static org.hamcrest.Matchers.notNullValue;

import io.livestream.qa.Questions;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FloodTest {

    private final TestUser student = As.student();
    private final TestUser other = As.student();
    private final Questions questions = Questions.of(Classroom.live(As.teacher(), student, other));
    private final FloodGate gate;

    FloodTest(FloodGate gate) {
        this.gate = gate;
    }

    @Test
    void whoFloodsAClassIsAskedToWaitAndNobodyElseIs() {
        UUID voted = questions.asked(other, "Why?");
        UUID another = questions.asked(other, "Why not?");
        questions.upvote(student, voted).then().statusCode(200);
        floodsTheClass();

        refused(questions.ask(student, Map.of("text", "And now?")));
        refused(questions.upvote(student, another));
        refused(questions.withdraw(student, voted));
        questions.asked(other, "May I?");
    }

    @Test
    void whatChangesNothingIsNotRefused() {
        UUID voted = questions.asked(other, "Why?");
        questions.upvote(student, voted).then().statusCode(200);
        floodsTheClass();

        questions.upvote(student, voted).then().statusCode(200);
    }

    /** So often that what a slow test gives back in the meantime is of no help. */
    private void floodsTheClass() {
        IntStream.range(0, 100_000).forEach(_ -> gate.count(student.id()));
    }

    private static void refused(Response reply) {
        reply.then().statusCode(429).header("Retry-After", notNullValue()).body(code("too-fast"));
    }
}
