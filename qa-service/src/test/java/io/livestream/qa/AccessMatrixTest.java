package io.livestream.qa;

import static io.livestream.testing.Part.STUDENT;

import io.livestream.testing.AccessMatrix;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.Operation;
import io.livestream.testing.Situation;
import io.livestream.testing.TestTokens;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessMatrixTest {

    @Test
    void everybodyMayDoWhatTheTableSaysAndNothingElse() {
        AccessMatrix.read("access-matrix.txt").check(AccessMatrixTest::aQuestionInALiveClass);
    }

    @Test
    void aBadTokenIsNoToken() {
        Questions questions = Questions.of(Classroom.scheduled(As.teacher()));
        TestUser somebody = As.student();

        TestTokens.bad()
                .forEach((_, token) ->
                        questions.list(somebody.with(token)).then().statusCode(401));
    }

    private static Situation aQuestionInALiveClass(Operation operation) {
        TestUser owner = As.teacher();
        TestUser moderator = As.student();
        TestUser asker = As.student();
        TestUser student = As.student();
        Classroom classroom = Classroom.live(owner, asker, student, moderator).moderator(moderator);
        UUID question = Questions.of(classroom).asked(asker, "Why?");
        return Situation.of(owner, moderator)
                .as(STUDENT, student)
                .path("streamId", classroom.id())
                .path("questionId", question)
                .body(body(operation));
    }

    private static Object body(Operation operation) {
        String path = operation.path();
        if (operation.method().equals("POST") && path.endsWith("/questions")) {
            return Map.of("text", "How?");
        }
        if (path.endsWith("/answer")) {
            return Map.of("spoken", true);
        }
        return path.endsWith("/status") ? Map.of("status", "dismissed") : null;
    }
}
