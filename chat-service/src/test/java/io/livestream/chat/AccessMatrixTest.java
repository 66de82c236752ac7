package io.livestream.chat;

import static io.livestream.chat.Chats.pin;
import static io.livestream.chat.Chats.posted;

import io.livestream.testing.AccessMatrix;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.Operation;
import io.livestream.testing.Part;
import io.livestream.testing.Situation;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessMatrixTest {

    private static final String CHAT = "/api/livestream/{streamId}/chat";

    @Test
    void eachOperationIsForThoseInTheTable() {
        AccessMatrix.read("access-matrix.txt").check(AccessMatrixTest::situation);
    }

    /** A live stream in which student and moderator are present, and the other teacher is not. */
    private static Situation situation(Operation operation) {
        TestUser owner = As.teacher();
        TestUser moderator = As.student();
        TestUser student = As.student();
        TestUser author = As.student();
        Classroom room = Classroom.live(owner, student, moderator, author).moderator(moderator);
        UUID message = posted(author, room, "Hello");
        if (operation.is("GET", CHAT + "/pin")) {
            pin(owner, room, message).then().statusCode(204);
        }
        return Situation.of(owner, moderator)
                .as(Part.STUDENT, student)
                .path("streamId", room.id())
                .path("messageId", message)
                .path("userId", author.id())
                .body(body(operation, message));
    }

    private static Object body(Operation operation, UUID message) {
        return switch (operation.toString()) {
            case "POST " + CHAT -> Map.of("text", "Hello");
            case "PUT " + CHAT + "/settings" -> Map.of("slowModeSeconds", 5, "enabled", true);
            case "PUT " + CHAT + "/pin" -> Map.of("messageId", message);
            default -> null;
        };
    }
}
