package io.livestream.auth.session;

import static io.livestream.testing.Replies.code;
import static io.livestream.testing.Replies.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.livestream.auth.Member;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.AtOnce;
import io.livestream.testing.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefreshingTest {

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    SessionService sessions;

    @Test
    void aRefreshGivesNewTokensOfTheSameSession() throws Exception {
        Member member = Member.teacher();

        Response refreshed = Member.refresh(member.refreshToken());

        refreshed
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(1800));
        JwtClaims before = claims(member.token());
        JwtClaims after = claims(text(refreshed, "access_token"));
        assertThat(after.getSubject()).isEqualTo(before.getSubject());
        assertThat(after.getClaimValue("sid")).isEqualTo(before.getClaimValue("sid"));
        assertThat(after.getJwtId()).isNotEqualTo(before.getJwtId());
        assertThat(refreshed.<String>path("refresh_token")).isNotEqualTo(member.refreshToken());
    }

    @Test
    void theNextTokenCanBeUsedInItsTurn() {
        Member member = Member.student();

        String second = text(Member.refresh(member.refreshToken()), "refresh_token");
        String third = text(Member.refresh(second), "refresh_token");

        Member.refresh(third).then().statusCode(200);
    }

    @Test
    void aSpentTokenEndsItsWholeFamily() {
        Member member = Member.student();
        String second = text(Member.refresh(member.refreshToken()), "refresh_token");

        Response again = Member.refresh(member.refreshToken());

        again.then().statusCode(401).contentType("application/problem+json").body(code("invalid-refresh-token"));
        Member.refresh(second).then().statusCode(401).body(code("invalid-refresh-token"));
    }

    @Test
    void otherSessionsOfThePersonGoOn() {
        Member here = Member.student();
        Member elsewhere = here.signedIn();
        Member.refresh(here.refreshToken());

        Member.refresh(here.refreshToken()).then().statusCode(401);

        Member.refresh(elsewhere.refreshToken()).then().statusCode(200);
    }

    @Test
    void ofParallelRefreshesWithOneTokenOneSucceedsAndTheFamilyEnds() {
        Member member = Member.student();

        List<Response> responses = AtOnce.results(8, _ -> Member.refresh(member.refreshToken()));

        assertThat(responses)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .containsOnly(200, 401);
        String next = responses.stream()
                .filter(response -> response.statusCode() == 200)
                .findFirst()
                .orElseThrow()
                .path("refresh_token");
        Member.refresh(next).then().statusCode(401);
    }

    @Test
    void aSessionLastsAsLongAsItIsUsed() {
        Member member = Member.student();
        clock.advance(Duration.ofDays(20));
        String second = text(Member.refresh(member.refreshToken()), "refresh_token");
        clock.advance(Duration.ofDays(20));
        String third = text(Member.refresh(second), "refresh_token");

        clock.advance(Duration.ofDays(30));

        Member.refresh(third).then().statusCode(401).body(code("invalid-refresh-token"));
    }

    @Test
    void aLogoutEndsTheSession() {
        Member member = Member.student();

        logout(member).then().statusCode(204);

        Member.refresh(member.refreshToken()).then().statusCode(401);
        logout(member).then().statusCode(204);
    }

    @Test
    void aLogoutWithASpentTokenEndsItsSessionToo() {
        Member member = Member.student();
        String second = text(Member.refresh(member.refreshToken()), "refresh_token");

        logout(member).then().statusCode(204);

        Member.refresh(second).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void anUnknownTokenIsNoneAndOverAlready(String token) {
        Member.refresh(token).then().statusCode(401).body(code("invalid-refresh-token"));
        logout(Member.student(), token).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh", "logout"})
    void aTokenMustBeGiven(String call) {
        Member.student()
                .user()
                .request()
                .body("{}")
                .post("/api/auth/" + call)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("refresh_token"));
    }

    @Test
    void onlyAHashOfTheTokenIsKept() {
        Member member = Member.student();

        List<String> kept = sql.query(
                "select hash from refresh_tokens join sessions on sessions.id = session_id where user_id = ?",
                row -> row.text("hash"),
                member.id());

        assertThat(kept)
                .containsExactly(TokenSecret.hash(member.refreshToken()))
                .doesNotContain(member.refreshToken());
    }

    @Test
    void whatIsOverIsRemovedAndWhatIsOpenStays() {
        Member over = Member.student();
        logout(over);
        Member open = Member.student();
        String second = text(Member.refresh(open.refreshToken()), "refresh_token");

        sessions.forgetOver();

        assertThat(sql.query("select id from sessions where user_id = ?", row -> row.uuid("id"), over.id()))
                .isEmpty();
        Member.refresh(open.refreshToken()).then().statusCode(401);
        Member.refresh(second).then().statusCode(401);
    }

    @Test
    void whatIsOverIsFoundWithoutReadingWhatIsOpen() {
        List<String> plan = QuarkusTransaction.requiringNew().call(() -> {
            // A table of a few rows is read as a whole if it may be.
            sql.update("set local enable_seqscan = off");
            return sql.query(
                    "explain delete from sessions where expires_at <= ? or ended_at is not null",
                    row -> row.text("QUERY PLAN"),
                    clock.instant());
        });

        assertThat(plan).anyMatch(step -> step.contains("sessions_expiry"));
        assertThat(plan).anyMatch(step -> step.contains("sessions_ended"));
    }

    @Test
    void aTokenThatIsRemovedWhileItIsShownIsAsUnknownAsAnyOther() throws Exception {
        Member member = Member.student();
        String hash = TokenSecret.hash(member.refreshToken());
        Future<Response> refreshed;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            refreshed = QuarkusTransaction.requiringNew().call(() -> {
                sql.query("select id from sessions where user_id = ? for update", row -> row.uuid("id"), member.id());
                Future<Response> waiting = threads.submit(() -> Member.refresh(member.refreshToken()));
                await().until(this::somebodyWaitsForALock);
                sql.update("delete from refresh_tokens where hash = ?", hash);
                return waiting;
            });
        }

        refreshed.get().then().statusCode(401).body(code("invalid-refresh-token"));
    }

    @Test
    void aRefreshInTheMomentOfADemotionDoesNotGiveTheRoleThatIsLost() throws Exception {
        Member member = Member.teacher();
        Future<Response> refreshed;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            refreshed = QuarkusTransaction.requiringNew().call(() -> {
                sql.update("update users set role = 'STUDENT' where id = ?", member.id());
                Future<Response> refreshing = threads.submit(() -> Member.refresh(member.refreshToken()));
                await().until(() -> refreshing.isDone() || somebodyWaitsForALock());
                return refreshing;
            });
        }

        JwtClaims claims = claims(text(refreshed.get(), "access_token"));
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("student");
    }

    private boolean somebodyWaitsForALock() {
        return sql.first("select 1 as one from pg_locks where not granted", row -> row.number("one"))
                .isPresent();
    }

    @Test
    void nobodyEndsTheSessionOfSomebodyElse() {
        Member member = Member.student();

        logout(Member.student(), member.refreshToken()).then().statusCode(204);
        given().contentType(ContentType.JSON)
                .body(Map.of("refresh_token", member.refreshToken()))
                .post("/api/auth/logout")
                .then()
                .statusCode(401);

        Member.refresh(member.refreshToken()).then().statusCode(200);
    }

    private static Response logout(Member member) {
        return logout(member, member.refreshToken());
    }

    private static Response logout(Member caller, String refreshToken) {
        return caller.user()
                .request()
                .body(Map.of("refresh_token", refreshToken))
                .post("/api/auth/logout");
    }

    private static JwtClaims claims(String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setDisableRequireSignature()
                .setSkipSignatureVerification()
                .build()
                .processToClaims(token);
    }
}
