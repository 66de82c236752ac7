package io.livestream.stream.invitation;

import static io.livestream.stream.Lessons.fields;
import static io.livestream.stream.Lessons.get;
import static io.livestream.stream.Lessons.joined;
import static io.livestream.stream.Lessons.path;
import static io.livestream.stream.Lessons.viewersAre;
import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.platform.caller.EmailHash;
import io.livestream.platform.event.ParticipantEvent.Invited;
import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.event.ParticipantEvent.Uninvited;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InvitationTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void anAddressWithoutAnAccountCanBeInvited() {
        UUID id = hidden();

        Response invited = invite(id, "email", student.email());

        invited.then()
                .statusCode(201)
                .body("email", is(student.email()))
                .body("user", nullValue())
                .header("Location", endsWith(path(id, "/invitations/") + invited.path("id")));
        get(student, id).then().statusCode(200);
        assertThat(LogProbe.log().eventsOf(id, Invited.class))
                .containsExactly(new Invited(
                        UUID.fromString(invited.path("id")), null, EmailHash.of(student.email()), teacher.person()));
    }

    @Test
    void anAccountCanBeInvited() {
        Classroom.account(student, "student", false);
        UUID id = hidden();

        invite(id, "userId", student.id().toString())
                .then()
                .statusCode(201)
                .body("email", nullValue())
                .body("user", is(fields("id", student.id().toString(), "displayName", student.displayName())));

        get(student, id).then().statusCode(200);
        assertThat(LogProbe.log().eventsOf(id, Invited.class))
                .singleElement()
                .satisfies(event -> assertThat(event.userId()).isEqualTo(student.id()));
    }

    @Test
    void anAddressBecomesAPersonWhenTheirAccountAppears() {
        UUID id = hidden();
        invite(id, "email", student.email().toUpperCase(Locale.ROOT));

        Classroom.account(student, "student", false);

        Awaitility.await()
                .untilAsserted(() -> list(id).then()
                        .body("items.user.id", contains(student.id().toString())));
        get(student, id).then().statusCode(200);
        invite(id, "userId", student.id().toString()).then().statusCode(201);
        list(id).then().body("items.size()", is(1));
    }

    @Test
    void invitingTwiceIsOneInvitation() {
        Classroom.account(student, "student", false);
        UUID id = hidden();
        Response first = invite(id, "userId", student.id().toString());
        Map<String, Object> invitation = first.jsonPath().getMap("$");

        invite(id, "userId", student.id().toString())
                .then()
                .statusCode(201)
                .header("Location", first.header("Location"))
                .body("$", is(invitation));
        invite(id, "email", student.email()).then().statusCode(201).body("$", is(invitation));
        invite(id, "email", " " + student.email().toUpperCase(Locale.ROOT))
                .then()
                .statusCode(201)
                .body("$", is(invitation));

        assertThat(LogProbe.log().eventsOf(id, Invited.class)).hasSize(1);
    }

    @Test
    void theSameKeyInvitesOnce() {
        UUID id = hidden();
        String first = withKey(id).then().statusCode(201).extract().path("id");

        withKey(id).then().statusCode(201).body("id", is(first));
    }

    @Test
    void aKeyOfAnotherFormIsRefusedBeforeItIsKnownWhoMayInvite() {
        As.student()
                .request()
                .header("Idempotency-Key", "k".repeat(201))
                .body(fields("email", student.email()))
                .post(path(hidden(), "/invitations"))
                .then()
                .statusCode(400)
                .body("violations.field", contains("Idempotency-Key"));
    }

    private Response withKey(UUID id) {
        return teacher.request()
                .header("Idempotency-Key", "invite")
                .body(fields("email", student.email()))
                .post(path(id, "/invitations"));
    }

    @Test
    void eitherAnAddressOrAnAccountIsGiven() {
        UUID id = hidden();

        for (Map<String, Object> body : List.of(
                fields(),
                fields("email", null, "userId", null),
                fields("email", student.email(), "userId", student.id().toString()),
                fields("email", "nobody"),
                fields("email", ""),
                fields("email", "x".repeat(250) + "@example.org"),
                fields("userId", "nobody"),
                fields("email", 5))) {
            teacher.request().body(body).post(path(id, "/invitations")).then().statusCode(400);
        }
    }

    @Test
    void eachAddressThatAnAccountCanHaveCanBeInvited() {
        invite(hidden(), "email", "a".repeat(65) + "@example.org").then().statusCode(201);
        invite(hidden(), "email", "ада@пример.example").then().statusCode(201);
    }

    @Test
    void whoeverHasNoAccountCannotBeInvitedByIt() {
        invite(hidden(), "userId", UUID.randomUUID().toString())
                .then()
                .statusCode(404)
                .body(code("user-not-found"));
    }

    @Test
    void theOwnerNeedsNoInvitation() {
        invite(hidden(), "email", teacher.email()).then().statusCode(409).body(code("owner"));
    }

    @Test
    void anInvitationCanBeReadAndWithdrawn() {
        UUID id = hidden();
        Response invited = invite(id, "email", student.email());
        String place = path(id, "/invitations/" + invited.path("id"));
        teacher.request()
                .get(place)
                .then()
                .statusCode(200)
                .body("$", is(invited.jsonPath().getMap("$")));

        teacher.request().delete(place).then().statusCode(204);

        get(student, id).then().statusCode(404);
        list(id).then().body("items", empty());
        teacher.request().delete(place).then().statusCode(404).body(code("invitation-not-found"));
        teacher.request().get(place).then().statusCode(404);
        assertThat(LogProbe.log().eventsOf(id, Uninvited.class))
                .singleElement()
                .satisfies(event -> assertThat(event.emailHash()).isEqualTo(EmailHash.of(student.email())));
    }

    @Test
    void whoeverIsNoLongerInvitedIsLetGo() {
        UUID id = Lessons.live(teacher, "visibility", "private");
        TestUser stays = As.student();
        invite(id, "email", stays.email());
        String invitation = invite(id, "email", student.email()).path("id");
        joined(id, teacher, stays, student);

        teacher.request().delete(path(id, "/invitations/" + invitation));

        viewersAre(teacher, id, 1);
        assertThat(LogProbe.log().eventsOf(id, Left.class))
                .singleElement()
                .satisfies(left -> assertThat(left.userId()).isEqualTo(student.id()));
    }

    @Test
    void anAdminStaysWithoutAnInvitation() {
        UUID id = Lessons.live(teacher, "visibility", "private");
        TestUser admin = As.admin();
        Classroom.account(admin, "admin", false);
        Classroom.account(student, "student", false);
        String invitation = invite(id, "userId", student.id().toString()).path("id");
        joined(id, admin, student);
        Awaitility.await()
                .untilAsserted(() ->
                        teacher.request().get(path(id, "/participants")).then().body("items[0].role", is("moderator")));

        teacher.request().delete(path(id, "/invitations/" + invitation));

        viewersAre(teacher, id, 1);
    }

    @Test
    void pagesAreWhole() {
        UUID id = hidden();
        List<String> invited = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            invited.add(invite(id, "email", As.student().email()).path("id"));
        }

        List<String> read = new ArrayList<>();
        String after = null;
        do {
            var request = teacher.request().queryParam("limit", 2);
            var page = (after == null ? request : request.queryParam("after", after)).get(path(id, "/invitations"));
            read.addAll(page.path("items.id"));
            after = page.path("next");
        } while (after != null);

        assertThat(read).isEqualTo(invited);
    }

    @Test
    void onlyTheOwnerAndAdminsInvite() {
        UUID seen = Lessons.scheduled(teacher);
        UUID hidden = hidden();

        for (TestUser stranger : List.of(student, As.teacher())) {
            assertThat(invitedBy(stranger, seen).statusCode()).isEqualTo(403);
            assertThat(invitedBy(stranger, hidden).statusCode()).isEqualTo(404);
            stranger.request().get(path(seen, "/invitations")).then().statusCode(403);
            stranger.request().get(path(hidden, "/invitations")).then().statusCode(404);
        }
        assertThat(invitedBy(As.admin(), hidden).statusCode()).isEqualTo(201);
    }

    @Test
    void anInvitationOfAnotherStreamIsNotFound() {
        UUID id = hidden();
        String elsewhere = invite(hidden(), "email", student.email()).path("id");

        teacher.request().delete(path(id, "/invitations/" + elsewhere)).then().statusCode(404);
    }

    private UUID hidden() {
        return Lessons.scheduled(teacher, "visibility", "private");
    }

    private Response invite(UUID id, String name, String value) {
        return teacher.request().body(fields(name, value)).post(path(id, "/invitations"));
    }

    private static Response invitedBy(TestUser user, UUID id) {
        return user.request().body(fields("email", As.student().email())).post(path(id, "/invitations"));
    }

    private Response list(UUID id) {
        return teacher.request().get(path(id, "/invitations"));
    }
}
