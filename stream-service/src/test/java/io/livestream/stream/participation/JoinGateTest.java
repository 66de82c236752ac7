package io.livestream.stream.participation;

import static io.livestream.stream.Lessons.joined;
import static io.livestream.stream.Lessons.post;
import static io.livestream.testing.Replies.code;
import static org.hamcrest.Matchers.notNullValue;

import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JoinGateTest {

    private final TestUser student = As.student();
    private final JoinGate gate;

    JoinGateTest(JoinGate gate) {
        this.gate = gate;
    }

    @Test
    void whoComesAndGoesWithoutEndIsAskedToWaitAndNobodyElseIs() {
        UUID id = Lessons.live(As.teacher());
        joined(id, student);
        comesAndGoesWithoutEnd();

        joined(id, student, As.student());
        post(student, id, "/leave").then().statusCode(204);
        post(student, id, "/join")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body(code("too-fast"));
    }

    /** So often that what a slow test gives back in the meantime is of no help. */
    private void comesAndGoesWithoutEnd() {
        IntStream.range(0, 100_000).forEach(_ -> gate.count(student.id()));
    }
}
