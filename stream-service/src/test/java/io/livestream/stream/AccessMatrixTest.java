package io.livestream.stream;

import static io.livestream.stream.Lessons.fields;
import static io.livestream.stream.Lessons.path;
import static io.livestream.testing.Replies.created;

import io.livestream.testing.AccessMatrix;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.Operation;
import io.livestream.testing.Situation;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks every operation as everybody; what each meets stands in {@code access-matrix.txt}. */
@QuarkusTest
class AccessMatrixTest {

    /** The same for all calls: what takes time is that their accounts become known. */
    private final TestUser moderator = As.student();

    private final TestUser other = As.student();

    @BeforeEach
    void signUp() {
        Classroom.account(moderator, "student", false);
        Classroom.account(other, "student", false);
    }

    @Test
    void everybodyMayDoWhatTheTableSaysOfAPublicStream() {
        AccessMatrix.read("access-matrix.txt").check(operation -> situation(operation, "public"));
    }

    @Test
    void everybodyMayDoWhatTheTableSaysOfAPrivateStream() {
        AccessMatrix.read("access-matrix-private.txt").check(operation -> situation(operation, "private"));
    }

    private Situation situation(Operation operation, String visibility) {
        TestUser teacher = As.teacher();
        UUID id = stream(teacher, operation, visibility);
        teacher.request().put(path(id, "/moderators/" + moderator.id())).then().statusCode(204);
        UUID invitation = created(
                teacher.request().body(fields("userId", other.id().toString())).post(path(id, "/invitations")));
        return Situation.of(teacher, moderator)
                .path("streamId", id)
                .path("userId", other.id())
                .path("invitationId", invitation)
                .body(body(operation));
    }

    /** Most calls are about a stream that is live; these are not. */
    private static UUID stream(TestUser teacher, Operation operation, String visibility) {
        boolean beforeTheClass = operation.is("DELETE", "/api/livestream/{streamId}")
                || operation.is("POST", "/api/livestream/{streamId}/start")
                || operation.is("POST", "/api/livestream/{streamId}/cancel");
        return beforeTheClass
                ? Lessons.scheduled(teacher, "visibility", visibility)
                : Lessons.live(teacher, "visibility", visibility);
    }

    private static Object body(Operation operation) {
        if (operation.is("POST", "/api/livestream") || operation.is("PUT", "/api/livestream/{streamId}")) {
            return fields("title", "Geometry");
        }
        return operation.is("POST", "/api/livestream/{streamId}/invitations")
                ? fields("email", As.student().email())
                : null;
    }
}
