package io.livestream.auth.login;

import static io.livestream.testing.Replies.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.auth.Member;
import io.livestream.testing.AtOnce;
import io.livestream.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How many wrong passwords are taken before the right one is refused as well. */
@QuarkusTest
class GuessingTest {

    private static final int PER_ACCOUNT = 10;
    private static final int PER_ADDRESS = 40;

    @Inject
    TestClock clock;

    @Test
    void afterManyWrongPasswordsTheRightOneIsRefusedAsWell() {
        Member member = Member.student();
        failTimes(PER_ACCOUNT, member.email());

        Response right = Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress());
        Response wrong = Member.signIn(member.email(), "another password", Member.freshAddress());

        right.then().statusCode(429).contentType("application/problem+json").body(code("too-many-attempts"));
        assertThat(Integer.parseInt(right.header("Retry-After"))).isBetween(1, 900);
        assertThat(wrong.asString()).isEqualTo(right.asString());
    }

    @Test
    void openSessionsDoNotNoticeALock() {
        Member member = Member.student();
        failTimes(PER_ACCOUNT + 1, member.email());

        member.request().get("/api/auth/me").then().statusCode(200);
        Member.refresh(member.refreshToken()).then().statusCode(200);
    }

    @Test
    void anUnknownAddressIsLockedLikeAKnownOne() {
        String email = Member.freshEmail();
        failTimes(PER_ACCOUNT, email);

        Member.signIn(email, Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(429)
                .body(code("too-many-attempts"));
    }

    @Test
    void aLockPassesWithTime() {
        Member member = Member.registered("student");
        failTimes(PER_ACCOUNT, member.email());
        Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(429);

        clock.advance(Duration.ofMinutes(15));

        Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(200);
    }

    @Test
    void rightPasswordsDoNotCount() {
        Member member = Member.registered("student");
        String address = Member.freshAddress();

        List<Response> responses =
                AtOnce.results(PER_ADDRESS + 1, _ -> Member.signIn(member.email(), Member.PASSWORD, address));

        assertThat(responses).extracting(Response::statusCode).containsOnly(200);
    }

    @Test
    void parallelGuessesDoNotPassTheLimitByMoreThanTheTurns() {
        String email = Member.freshEmail();

        List<Response> responses =
                AtOnce.results(4 * PER_ACCOUNT, _ -> Member.signIn(email, "a guess", Member.freshAddress()));

        assertThat(responses.stream().filter(response -> response.statusCode() == 401))
                .hasSizeBetween(PER_ACCOUNT, PER_ACCOUNT + 1);
        assertThat(responses).extracting(Response::statusCode).containsOnly(401, 429);
    }

    @Test
    void anAddressThatTriesManyAccountsIsStoppedAndOthersAreNot() {
        Member member = Member.registered("student");
        String address = Member.freshAddress();
        for (int i = 0; i < PER_ADDRESS; i++) {
            Member.signIn(Member.freshEmail(), "a guess", address).then().statusCode(401);
        }

        Response there = Member.signIn(member.email(), Member.PASSWORD, address);
        Response pretendingToBeElsewhere =
                Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress() + ", " + address);
        Response elsewhere = Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress());

        there.then().statusCode(429).body(code("too-many-attempts"));
        pretendingToBeElsewhere.then().statusCode(429);
        elsewhere.then().statusCode(200);
    }

    /** The settings of the tests let 40 attempts of an address fail; here 20 do, and everybody gets in. */
    @Test
    void aClassBehindOneAddressRegistersAndSignsInAtTheSameTime() {
        String address = Member.freshAddress();

        List<Integer> statuses = AtOnce.results(60, number -> {
            Member member = Member.registered("student");
            if (number % 3 == 0) {
                Member.signIn(member.email(), "mistyped " + number, address)
                        .then()
                        .statusCode(401);
            }
            return Member.signIn(member.email(), Member.PASSWORD, address).statusCode();
        });

        assertThat(statuses).hasSize(60).containsOnly(200);
    }

    private static void failTimes(int times, String email) {
        for (int i = 0; i < times; i++) {
            Member.signIn(email, "a guess " + UUID.randomUUID(), Member.freshAddress());
        }
    }
}
