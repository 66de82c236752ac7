package io.livestream.auth.login;

import static io.livestream.testing.Replies.code;
import static org.hamcrest.Matchers.hasItem;

import io.livestream.auth.Member;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangingPasswordTest {

    private static final String NEXT = "eighteen red tricycles";

    @Test
    void aNewPasswordTakesThePlaceOfTheOld() {
        Member member = Member.student();

        change(member, Member.PASSWORD, NEXT).then().statusCode(204);

        Member.signIn(member.email(), NEXT, Member.freshAddress()).then().statusCode(200);
        Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(401);
    }

    @Test
    void allOtherSessionsEnd() {
        Member here = Member.student();
        Member elsewhere = here.signedIn();

        change(here, Member.PASSWORD, NEXT);

        Member.refresh(elsewhere.refreshToken()).then().statusCode(401);
        Member.refresh(here.refreshToken()).then().statusCode(200);
    }

    @Test
    void theSessionIsKnownAfterARefreshToo() {
        Member here = Member.student();
        Response refreshed = Member.refresh(here.refreshToken());
        String token = refreshed.path("access_token");

        here.user()
                .with(token)
                .request()
                .body(Map.of("current", Member.PASSWORD, "next", NEXT))
                .put("/api/auth/me/password")
                .then()
                .statusCode(204);

        Member.refresh(refreshed.path("refresh_token")).then().statusCode(200);
    }

    @Test
    void whoeverDoesNotKnowThePasswordCannotChangeIt() {
        Member member = Member.student();

        change(member, "not the password", NEXT).then().statusCode(403).body(code("wrong-password"));

        Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(200);
        Member.refresh(member.refreshToken()).then().statusCode(200);
    }

    @Test
    void guessesInAnOpenSessionAreLimitedAndDoNotLockTheLogin() {
        Member member = Member.student();
        for (int i = 0; i < 10; i++) {
            change(member, "a guess " + i, NEXT);
        }

        change(member, Member.PASSWORD, NEXT).then().statusCode(429).body(code("too-many-attempts"));
        Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(200);
    }

    @Test
    void theNewPasswordKeepsTheRules() {
        Member member = Member.student();

        change(member, Member.PASSWORD, "password123")
                .then()
                .statusCode(400)
                .body(code("invalid"))
                .body("violations.field", hasItem("next"));
        change(member, Member.PASSWORD, member.email()).then().statusCode(400);
    }

    @Test
    void bothPasswordsMustBeGiven() {
        Member member = Member.student();

        member.request()
                .body(Map.of("next", NEXT))
                .put("/api/auth/me/password")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("current"));
    }

    private static Response change(Member member, String current, String next) {
        return member.request().body(Map.of("current", current, "next", next)).put("/api/auth/me/password");
    }
}
