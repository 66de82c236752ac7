package io.livestream.auth.login;

import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.auth.Member;
import io.livestream.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A login brings the hash to today's cost. In each test the hash of the password is one of another cost. */
@QuarkusTest
class RenewedHashTest {

    private static final String PASSWORD = "password";
    private static final String OLD =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    private static final String NEXT = "eighteen red tricycles";

    @Inject
    Sql sql;

    private Member member;

    @BeforeEach
    void theHashIsOld() {
        member = Member.student();
        sql.update("update users set password_hash = ? where id = ?", OLD, member.id());
    }

    @Test
    void aHashOfAnotherCostIsMadeAnew() {
        signIn(PASSWORD).then().statusCode(200);

        String hash = sql.first(
                        "select password_hash from users where id = ?", row -> row.text("password_hash"), member.id())
                .orElseThrow();
        assertThat(hash).startsWith("$argon2id$v=19$m=256,t=1,p=1$");
        signIn(PASSWORD).then().statusCode(200);
    }

    @Test
    void twoLoginsOfOnePersonThatBothMakeTheHashAnewAreBothGranted() throws Exception {
        List<Response> both = oneAfterTheOther(() -> signIn(PASSWORD), () -> signIn(PASSWORD));

        assertThat(both).extracting(Response::statusCode).containsExactly(200, 200);
    }

    @Test
    void aLoginThatMakesTheHashAnewDoesNotUndoAChangeOfThePassword() throws Exception {
        List<Response> both = oneAfterTheOther(this::changePassword, () -> signIn(PASSWORD));

        both.getFirst().then().statusCode(204);
        both.getLast().then().statusCode(401).body(code("bad-credentials"));
        signIn(PASSWORD).then().statusCode(401);
        signIn(NEXT).then().statusCode(200);
    }

    @Test
    void aPasswordCanBeChangedWhileALoginMakesItsHashAnew() throws Exception {
        List<Response> both = oneAfterTheOther(() -> signIn(PASSWORD), this::changePassword);

        both.getFirst().then().statusCode(200);
        both.getLast().then().statusCode(204);
        Member.refresh(both.getFirst().path("refresh_token")).then().statusCode(401);
        signIn(PASSWORD).then().statusCode(401);
        signIn(NEXT).then().statusCode(200);
    }

    private Response signIn(String password) {
        return Member.signIn(member.email(), password, Member.freshAddress());
    }

    private Response changePassword() {
        return member.request().body(Map.of("current", PASSWORD, "next", NEXT)).put("/api/auth/me/password");
    }

    /** Each has checked the password against the old hash when the first of them stores another. */
    private List<Response> oneAfterTheOther(Callable<Response> first, Callable<Response> second) throws Exception {
        List<Response> replies = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> reply : queued(threads, List.of(first, second))) {
                replies.add(reply.get());
            }
        }
        return replies;
    }

    /** The requests, which wait for the row of the account in their order until this has returned. */
    private List<Future<Response>> queued(ExecutorService threads, List<Callable<Response>> requests) {
        return QuarkusTransaction.requiringNew().call(() -> {
            sql.query("select id from users where id = ? for update", row -> row.uuid("id"), member.id());
            List<Future<Response>> waiting = new ArrayList<>();
            for (Callable<Response> request : requests) {
                waiting.add(threads.submit(request));
                await().until(() -> waitingForALock() == waiting.size());
            }
            return waiting;
        });
    }

    private long waitingForALock() {
        return sql.first("select count(*) as waiting from pg_locks where not granted", row -> row.number("waiting"))
                .orElseThrow();
    }
}
