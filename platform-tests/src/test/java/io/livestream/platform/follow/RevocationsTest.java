package io.livestream.platform.follow;

import static org.awaitility.Awaitility.await;

import io.livestream.platform.log.Topics;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestTokens;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RevocationsTest {

    private static final String PATH = "/api/refusals";

    private final TestUser teacher = As.teacher();

    @Test
    void aDisabledAccountIsShutOutWithATokenThatWasGood() {
        teacher.request().get(PATH).then().statusCode(200);

        Classroom.account(teacher, "teacher", true);

        await().untilAsserted(() -> teacher.request().get(PATH).then().statusCode(401));
    }

    @Test
    void aDisabledAccountIsShutOutAlsoWithARoleThatThisVersionDoesNotKnow() {
        teacher.request().get(PATH).then().statusCode(200);
        String state = """
                {"id": "%s", "displayName": "Ada", "role": "assistant", "disabled": true, "emailHash": "hash of no address"}
                """.formatted(teacher.id());

        LogProbe.log().raw(Topics.USERS, teacher.id().toString(), state.getBytes(StandardCharsets.UTF_8));

        await().untilAsserted(() -> teacher.request().get(PATH).then().statusCode(401));
    }

    @Test
    void aTokenThatGrantsMoreThanItsAccountStillHasIsRefused() {
        teacher.request().get(PATH).then().statusCode(200);

        Classroom.account(teacher, "student", false);

        await().untilAsserted(() -> teacher.request().get(PATH).then().statusCode(401));
        String renewed = TestTokens.token(teacher.id(), teacher.displayName(), "student");
        teacher.with(renewed).request().get(PATH).then().statusCode(200);
    }

    @Test
    void aTokenIsNoNewerThanTheChangeForTheClockOfWhoIssuedItBeingAhead() {
        String ahead = TestTokens.draft(teacher.id(), teacher.displayName(), "teacher")
                .claim("iat", Instant.now().plusSeconds(3).getEpochSecond())
                .signed();
        teacher.with(ahead).request().get(PATH).then().statusCode(200);

        Classroom.account(teacher, "student", false);

        await().untilAsserted(
                        () -> teacher.with(ahead).request().get(PATH).then().statusCode(401));
    }

    @Test
    void aTokenThatGrantsLessThanItsAccountHasByNowIsGood() {
        TestUser other = As.student();
        Classroom.account(teacher, "student", false);
        Classroom.account(other, "admin", false);
        await().untilAsserted(() -> teacher.request().get(PATH).then().statusCode(401));

        other.request().get(PATH).then().statusCode(200);
    }
}
