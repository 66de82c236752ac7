package io.livestream.stream.moderator;

import static io.livestream.stream.Lessons.get;
import static io.livestream.stream.Lessons.joined;
import static io.livestream.stream.Lessons.path;
import static io.livestream.stream.Lessons.post;
import static io.livestream.stream.Lessons.viewersAre;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.livestream.platform.event.ParticipantEvent.ModeratorDismissed;
import io.livestream.platform.event.ParticipantEvent.ModeratorNamed;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModeratorTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @BeforeEach
    void signUp() {
        Classroom.account(student, "student", false);
    }

    @Test
    void aModeratorSeesAPrivateStreamAndHelpsToRunIt() {
        UUID id = Lessons.live(teacher, "visibility", "private");
        get(student, id).then().statusCode(404);

        name(teacher, id, student).then().statusCode(204);

        post(student, id, "/join").then().statusCode(200).body("role", is("moderator"));
        student.request().get(path(id, "/participants")).then().statusCode(200);
        assertThat(LogProbe.log().eventsOf(id, ModeratorNamed.class))
                .containsExactly(new ModeratorNamed(student.id(), teacher.person()));
    }

    @Test
    void aModeratorIsNoOwner() {
        UUID id = Lessons.scheduled(teacher);
        name(teacher, id, student);

        Lessons.change(student, id, "title", "Mine").then().statusCode(403);
        post(student, id, "/start").then().statusCode(403);
        name(student, id, As.student()).then().statusCode(403);
        dismiss(student, id, student).then().statusCode(403);
        student.request().get(path(id, "/invitations")).then().statusCode(403);
    }

    @Test
    void namingAndDismissingTwiceIsOnce() {
        UUID id = Lessons.scheduled(teacher);

        name(teacher, id, student).then().statusCode(204);
        name(teacher, id, student).then().statusCode(204);
        dismiss(teacher, id, student).then().statusCode(204);
        dismiss(teacher, id, student).then().statusCode(204);

        assertThat(LogProbe.log().eventsOf(id, ModeratorNamed.class)).hasSize(1);
        assertThat(LogProbe.log().eventsOf(id, ModeratorDismissed.class)).hasSize(1);
    }

    @Test
    void aModeratorDismissedFromAPrivateStreamIsLetGo() {
        UUID id = Lessons.live(teacher, "visibility", "private");
        name(teacher, id, student);
        joined(id, student);

        dismiss(teacher, id, student).then().statusCode(204);

        viewersAre(teacher, id, 0);
        get(student, id).then().statusCode(404);
    }

    @Test
    void aModeratorDismissedFromAPublicStreamStaysAsAViewer() {
        UUID id = Lessons.live(teacher);
        name(teacher, id, student);
        joined(id, student);

        dismiss(teacher, id, student).then().statusCode(204);

        viewersAre(teacher, id, 1);
        post(student, id, "/join").then().body("role", is("viewer"));
    }

    @Test
    void whoeverHasNoAccountCannotBeNamed() {
        UUID id = Lessons.scheduled(teacher);

        name(teacher, id, As.student()).then().statusCode(404).body(code("user-not-found"));
    }

    @Test
    void anAccountOfThisMomentCanBeNamed() {
        UUID id = Lessons.scheduled(teacher);
        for (int i = 0; i < 10; i++) {
            TestUser newcomer = As.student();
            Classroom.account(newcomer, "student", false);
            name(teacher, id, newcomer).then().statusCode(204);
        }
    }

    @Test
    void theOwnerIsMoreThanAModerator() {
        UUID id = Lessons.scheduled(teacher);

        name(teacher, id, teacher).then().statusCode(409).body(code("owner"));
    }

    @Test
    void onlyTheOwnerAndAdminsName() {
        UUID id = Lessons.scheduled(teacher);
        UUID hidden = Lessons.scheduled(teacher, "visibility", "private");

        name(As.teacher(), id, student).then().statusCode(403).body(code("not-yours"));
        name(As.teacher(), hidden, student).then().statusCode(404).body(code("stream-not-found"));
        dismiss(As.teacher(), hidden, student).then().statusCode(404);
        name(As.admin(), id, student).then().statusCode(204);
    }

    private static Response name(TestUser by, UUID id, TestUser user) {
        return by.request().put(path(id, "/moderators/" + user.id()));
    }

    private static Response dismiss(TestUser by, UUID id, TestUser user) {
        return by.request().delete(path(id, "/moderators/" + user.id()));
    }
}
