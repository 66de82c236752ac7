package io.livestream.auth;

import io.livestream.testing.AccessMatrix;
import io.livestream.testing.Operation;
import io.livestream.testing.Part;
import io.livestream.testing.Situation;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** In this service nobody owns a stream, so the columns of owner and moderator repeat those of teacher and student. */
@QuarkusTest
class AccessMatrixTest {

    private final Map<String, TestUser> people = new HashMap<>();

    @Test
    void everybodyMayDoWhatTheTableSaysAndNothingElse() {
        AccessMatrix.read("access-matrix.txt").check(this::situation);
    }

    private Situation situation(Operation operation) {
        // A call that changes the caller needs somebody new each time.
        boolean changesCaller = operation.is("PUT", "/api/auth/me/password");
        TestUser student = changesCaller ? Member.student().user() : known("student", Member::student);
        TestUser teacher = changesCaller ? Member.teacher().user() : known("teacher", Member::teacher);
        TestUser admin = changesCaller ? Member.admin().user() : known("admin", Member::admin);
        Situation situation = Situation.of(teacher, student)
                .as(Part.STUDENT, student)
                .as(Part.TEACHER, teacher)
                .as(Part.ADMIN, admin)
                .path("userId", Member.registered("student").id());
        Object body = body(operation);
        return body == null ? situation : situation.body(body);
    }

    private TestUser known(String name, Supplier<Member> member) {
        return people.computeIfAbsent(name, _ -> member.get().user());
    }

    private static Object body(Operation operation) {
        return switch (operation.toString()) {
            case "POST /api/auth/register" ->
                Map.of("email", Member.freshEmail(), "password", Member.PASSWORD, "displayName", "Ada");
            case "POST /api/auth/login" ->
                Map.of("email", Member.registered("student").email(), "password", Member.PASSWORD);
            case "POST /api/auth/refresh", "POST /api/auth/logout" ->
                Map.of("refresh_token", Member.student().refreshToken());
            case "PATCH /api/auth/me" -> Map.of("displayName", "Ada");
            case "PUT /api/auth/me/password" -> Map.of("current", Member.PASSWORD, "next", "eighteen red tricycles");
            case "PUT /api/auth/users/{userId}/role" -> Map.of("role", "teacher");
            case "PUT /api/auth/users/{userId}/disabled" -> Map.of("disabled", true);
            default -> null;
        };
    }
}
