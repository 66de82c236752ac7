package io.livestream.auth.account;

import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.livestream.auth.Member;
import io.livestream.platform.event.AccountRole;
import io.livestream.testing.AtOnce;
import io.livestream.testing.LogProbe;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AdministrationTest {

    /** By the account, and as soon as the log has told of it by the token alone. */
    private static final Integer[] NO_LONGER_ADMIN = {403, 401};

    private static final String USER = "/api/auth/users/{id}";
    private static final String ROLE = "/api/auth/users/{id}/role";
    private static final String DISABLED = "/api/auth/users/{id}/disabled";

    @Test
    void anAdminFindsPeopleByAPartOfNameOrAddress() {
        Member admin = Member.firstAdmin();
        Member wanted = named("Grace 100%_Hopper " + UUID.randomUUID());

        admin.request()
                .queryParam("q", "100%_hOPPER " + wanted.displayName().substring(18, 30))
                .get("/api/auth/users")
                .then()
                .statusCode(200)
                .body("items.id", contains(wanted.id().toString()))
                .body("next", nullValue());
        admin.request()
                .queryParam("q", wanted.email().substring(3).toUpperCase())
                .get("/api/auth/users")
                .then()
                .body("items.id", contains(wanted.id().toString()));
    }

    @Test
    void signsWithAMeaningInPatternsAreJustSigns() {
        Member.firstAdmin()
                .request()
                .queryParam("q", "G_ace%" + UUID.randomUUID())
                .get("/api/auth/users")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void anAdminSeesOneRole() {
        Member teacher = Member.registered("teacher");

        Member.firstAdmin()
                .request()
                .queryParam("role", "teacher")
                .get("/api/auth/users")
                .then()
                .body("items.role", everyItem(equalTo("teacher")))
                .body("items.id", hasItem(teacher.id().toString()));
    }

    @Test
    void theListIsWholeOverItsPages() {
        Member admin = Member.firstAdmin();
        String name = "Pupil " + UUID.randomUUID();
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.addFirst(named(name).id().toString());
        }

        List<String> found = new ArrayList<>();
        String next = null;
        do {
            var request = admin.request().queryParam("q", name).queryParam("limit", 2);
            Response page = (next == null ? request : request.queryParam("after", next)).get("/api/auth/users");
            found.addAll(page.path("items.id"));
            next = page.path("next");
        } while (next != null);

        assertThat(found).isEqualTo(newestFirst);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "after=nonsense", "role=owner"})
    void aBadQueryIsRefused(String query) {
        Member.firstAdmin()
                .request()
                .get("/api/auth/users?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void othersAreHiddenFromAllButAdmins() {
        Member other = Member.registered("student");

        Member.teacher().request().get(USER, other.id()).then().statusCode(404).body(code("user-not-found"));
        Member.firstAdmin().request().get(USER, other.id()).then().statusCode(200);
    }

    @Test
    void aNewRoleComesWithTheNextToken() {
        Member member = Member.student();
        Member admin = Member.firstAdmin();

        var response = admin.request().body(Map.of("role", "admin")).put(ROLE, member.id());

        response.then().statusCode(200).body("role", equalTo("admin"));
        assertThat(LogProbe.log().accountOf(member.id()).orElseThrow().role()).isEqualTo(AccountRole.ADMIN);
        member.request().get("/api/auth/users").then().statusCode(403);
        String next = Member.refresh(member.refreshToken()).path("access_token");
        member.user().with(next).request().get("/api/auth/users").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"role\": \"owner\"}", "{\"role\": null}", "{\"role\": 1}", ""})
    void whatIsNoRoleIsRefused(String body) {
        Member member = Member.registered("student");

        Member.firstAdmin().request().body(body).put(ROLE, member.id()).then().statusCode(400);
    }

    @Test
    void anUnknownAccountCannotBeChanged() {
        Member.firstAdmin()
                .request()
                .body(Map.of("role", "teacher"))
                .put(ROLE, UUID.randomUUID())
                .then()
                .statusCode(404)
                .body(code("user-not-found"));
    }

    @Test
    void aDisabledAccountIsRefusedEverywhereSoon() {
        Member member = Member.student();

        var response = disable(Member.firstAdmin(), member, true);

        response.then().statusCode(200).body("disabled", equalTo(true));
        assertThat(LogProbe.log().accountOf(member.id()).orElseThrow().disabled())
                .isTrue();
        Member.refresh(member.refreshToken()).then().statusCode(401).body(code("invalid-refresh-token"));
        Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(401)
                .body(code("bad-credentials"));
        awaitStatus(member, 401);
    }

    @Test
    void anAccountThatIsEnabledAgainSignsInAgain() {
        Member member = Member.student();
        Member admin = Member.firstAdmin();
        disable(admin, member, true);
        awaitStatus(member, 401);

        var response = disable(admin, member, false);

        response.then().statusCode(200).body("disabled", equalTo(false));
        assertThat(LogProbe.log().accountOf(member.id()).orElseThrow().disabled())
                .isFalse();
        Member.refresh(member.refreshToken()).then().statusCode(401);
        awaitStatus(member.signedIn(), 200);
    }

    @Test
    void nobodyTakesAwayTheOwnAccess() {
        Member admin = Member.admin();

        admin.request()
                .body(Map.of("role", "teacher"))
                .put(ROLE, admin.id())
                .then()
                .statusCode(409)
                .body(code("own-account"));
        disable(admin, admin, true).then().statusCode(409).body(code("own-account"));
        disable(admin, admin, false).then().statusCode(200);
    }

    @Test
    void ofTwoAdminsWhoDemoteEachOtherOneRemains() {
        Member ada = Member.admin();
        Member grace = Member.admin();

        List<Response> responses = AtOnce.results(2, number -> {
            Member by = number == 0 ? ada : grace;
            Member of = number == 0 ? grace : ada;
            return by.request().body(Map.of("role", "student")).put(ROLE, of.id());
        });

        assertThat(responses)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .containsAnyOf(NO_LONGER_ADMIN);
    }

    @Test
    void whoeverIsNoLongerAnAdminChangesNobody() {
        Member former = Member.admin();
        Member victim = Member.registered("student");
        Member.firstAdmin().request().body(Map.of("role", "teacher")).put(ROLE, former.id());

        assertThat(disable(former, victim, true).statusCode()).isIn((Object[]) NO_LONGER_ADMIN);
        assertThat(LogProbe.log().accountOf(victim.id()).orElseThrow().disabled())
                .isFalse();
    }

    @Test
    void aChangeThatChangesNothingIsNotTold() {
        Member member = Member.student();
        long before = statesOf(member);

        Member.firstAdmin()
                .request()
                .body(Map.of("role", "student"))
                .put(ROLE, member.id())
                .then()
                .statusCode(200);
        member.request()
                .body(Map.of("displayName", member.displayName()))
                .patch("/api/auth/me")
                .then()
                .statusCode(200);
        Member marker = Member.student();

        await().until(() -> statesOf(marker) == 1);
        assertThat(statesOf(member)).isEqualTo(before).isEqualTo(1);
    }

    @Test
    void theListIsForAdmins() {
        Member.teacher()
                .request()
                .get("/api/auth/users")
                .then()
                .statusCode(403)
                .body(code("forbidden"))
                .body("items", nullValue());
        Member.firstAdmin()
                .request()
                .queryParam("limit", 1)
                .get("/api/auth/users")
                .then()
                .body("items", hasSize(1));
    }

    private static long statesOf(Member member) {
        return LogProbe.log().recordsOn("livestream.users").stream()
                .filter(record -> member.id().toString().equals(record.key()))
                .count();
    }

    private static Response disable(Member by, Member member, boolean disabled) {
        return by.request().body(Map.of("disabled", disabled)).put(DISABLED, member.id());
    }

    private static void awaitStatus(Member member, int status) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> member.request().get("/api/auth/me").statusCode() == status);
    }

    private static Member named(String name) {
        Member member = Member.student();
        member.request()
                .body(Map.of("displayName", name))
                .patch("/api/auth/me")
                .then()
                .statusCode(200);
        return new Member(member.id(), member.email(), name, member.token(), member.refreshToken());
    }
}
