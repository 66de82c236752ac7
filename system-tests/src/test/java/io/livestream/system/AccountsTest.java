package io.livestream.system;

import static io.livestream.system.RunningSuite.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What accounts and their tokens are worth across the services. */
@ExtendWith(OnTheSuite.class)
class AccountsTest {

    @Test
    void theFormOfOAuthLogsInAsJsonDoes(RunningSuite suite) {
        Account student = suite.student();

        Reply tokens = suite.anybody()
                .postForm(
                        "/api/auth/login",
                        "grant_type=password&username=%s&password=%s"
                                .formatted(
                                        student.email().replace("@", "%40"),
                                        student.password().replace(' ', '+')));

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.text("token_type")).isEqualTo("Bearer");
        Client bearer = suite.anybody().bearing(tokens.text("access_token"));
        assertThat(bearer.get("/api/auth/me").text("id")).isEqualTo(student.id());
    }

    @Test
    void aRefreshTokenIsGoodOnceAndItsReuseEndsTheSession(RunningSuite suite) {
        Account student = suite.student();
        Map<String, String> spent = Map.of("refresh_token", student.refreshToken());
        Reply refreshed = suite.anybody().post("/api/auth/refresh", spent).granted();

        Reply reused = suite.anybody().post("/api/auth/refresh", spent);

        assertThat(suite.anybody()
                        .bearing(refreshed.text("access_token"))
                        .get(STREAMS)
                        .status())
                .isEqualTo(200);
        assertThat(reused.status()).isEqualTo(401);
        Map<String, String> next = Map.of("refresh_token", refreshed.text("refresh_token"));
        assertThat(suite.anybody().post("/api/auth/refresh", next).status()).isEqualTo(401);
    }

    @Test
    void aDisabledAccountIsRefusedByEveryServiceWithinSeconds(RunningSuite suite) {
        Account teacher = suite.teacher();
        Account student = suite.student();
        String stream = suite.liveClass(teacher, List.of(student));
        List<String> oneOfEach =
                List.of("/api/auth/me", stream, stream + "/chat", stream + "/questions", stream + "/stats");
        oneOfEach.forEach(path -> student.get(path).granted());

        Reply disabled = suite.admin().put("/api/auth/users/" + student.id() + "/disabled", Map.of("disabled", true));

        assertThat(disabled.status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(oneOfEach)
                        .allSatisfy(
                                path -> assertThat(student.get(path).status()).isEqualTo(401)));
        Reply refresh = suite.anybody().post("/api/auth/refresh", Map.of("refresh_token", student.refreshToken()));
        assertThat(refresh.status()).isEqualTo(401);
    }
}
