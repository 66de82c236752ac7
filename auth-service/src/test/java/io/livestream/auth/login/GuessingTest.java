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
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How many wrong passwords are taken before the right one is refused as well. */
@QuarkusTest
class GuessingTest {

    private static final int PER_ACCOUNT_AND_ADDRESS = 10;
    private static final int PER_ACCOUNT = 25;
    private static final int PER_ADDRESS = 40;

    @Inject
    TestClock clock;

    @Test
    void afterManyWrongPasswordsFromAnAddressTheRightOneIsRefusedThereAsWell() {
        Member member = Member.student();
        String address = Member.freshAddress();
        failFrom(address, PER_ACCOUNT_AND_ADDRESS, member.email());

        Response right = Member.signIn(member.email(), Member.PASSWORD, address);
        Response wrong = Member.signIn(member.email(), "another password", address);

        right.then().statusCode(429).contentType("application/problem+json").body(code("too-many-attempts"));
        assertThat(Integer.parseInt(right.header("Retry-After"))).isBetween(1, 900);
        assertThat(wrong.asString()).isEqualTo(right.asString());
    }

    @Test
    void whoeverGuessesFromElsewhereLocksNobodyOut() {
        Member member = Member.registered("teacher");
        failFrom(Member.freshAddress(), PER_ACCOUNT_AND_ADDRESS + 1, member.email());

        Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(200);
    }

    @Test
    void afterVeryManyWrongPasswordsFromManyAddressesTheRightOneIsRefusedEverywhere() {
        Member member = Member.student();
        failFromEverywhere(PER_ACCOUNT, member.email());

        Member.signIn(member.email(), Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(429)
                .body(code("too-many-attempts"));
    }

    @Test
    void openSessionsDoNotNoticeALock() {
        Member member = Member.student();
        failFromEverywhere(PER_ACCOUNT + 1, member.email());

        member.request().get("/api/auth/me").then().statusCode(200);
        Member.refresh(member.refreshToken()).then().statusCode(200);
    }

    @Test
    void anUnknownAddressIsLockedLikeAKnownOne() {
        String email = Member.freshEmail();
        String address = Member.freshAddress();
        failFrom(address, PER_ACCOUNT_AND_ADDRESS, email);

        Member.signIn(email, Member.PASSWORD, address).then().statusCode(429).body(code("too-many-attempts"));
        Member.signIn(email, Member.PASSWORD, Member.freshAddress()).then().statusCode(401);

        failFromEverywhere(PER_ACCOUNT, email);
        Member.signIn(email, Member.PASSWORD, Member.freshAddress())
                .then()
                .statusCode(429)
                .body(code("too-many-attempts"));
    }

    @Test
    void aLockPassesWithTime() {
        Member member = Member.registered("student");
        String address = Member.freshAddress();
        failFrom(address, PER_ACCOUNT_AND_ADDRESS, member.email());
        Member.signIn(member.email(), Member.PASSWORD, address).then().statusCode(429);

        clock.advance(Duration.ofMinutes(15));

        Member.signIn(member.email(), Member.PASSWORD, address).then().statusCode(200);
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
        String address = Member.freshAddress();

        List<Response> responses =
                AtOnce.results(4 * PER_ACCOUNT_AND_ADDRESS, _ -> Member.signIn(email, "a guess", address));

        assertThat(responses.stream().filter(response -> response.statusCode() == 401))
                .hasSizeBetween(PER_ACCOUNT_AND_ADDRESS, PER_ACCOUNT_AND_ADDRESS + 1);
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

    private static void failFrom(String address, int times, String email) {
        fail(times, email, () -> address);
    }

    private static void failFromEverywhere(int times, String email) {
        fail(times, email, Member::freshAddress);
    }

    private static void fail(int times, String email, Supplier<String> address) {
        for (int i = 0; i < times; i++) {
            Member.signIn(email, "a guess " + UUID.randomUUID(), address.get());
        }
    }
}
