package io.livestream.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The logs of all parts, after people did what they do and some of it went wrong: machines can read them, a request can be followed
 * through them, and nobody learns from them who people are and what they wrote.
 */
@ExtendWith(OnTheSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsTest {

    /** In all that people say about themselves or write here, and in nothing else. */
    private static final String OURS = "Quetzalcoatlus";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningSuite suite;
    private Account admin;
    private Account person;
    private String path;

    @BeforeAll
    void whatPeopleDoAndWhatGoesWrong(RunningSuite shared) {
        suite = shared;
        admin = suite.admin();
        person = registered("ada");
        Account teacher = suite.teacher();
        path = suite.liveClass(teacher, List.of(person));
        teacher.put(path, Map.of("title", OURS, "description", OURS));
        person.post(path + "/chat", Map.of("text", OURS)).granted();
        String question =
                person.post(path + "/questions", Map.of("text", OURS)).granted().text("id");
        teacher.put(path + "/questions/" + question + "/answer", Map.of("text", OURS));
        try (RoomVisitor visitor = RoomVisitor.open(suite.gateway(), person, path, "")) {
            visitor.say(OURS);
            visitor.send(Map.of("type", OURS, "text", OURS));
            visitor.send(Map.of("type", "chat.send", "text", List.of(OURS)));
        }
        malformed();
        twoAtOnce();
        suite.log()
                .append(
                        path,
                        "chat.posted",
                        "{\"author\":{\"displayName\":[\"%s\"]},\"text\":\"%s\"}".formatted(OURS, OURS));
        awaitSetAside();
    }

    private Account registered(String name) {
        String email = name + "." + OURS.toLowerCase() + "@class.example";
        String password = OURS + " is my password";
        suite.anybody()
                .post("/api/auth/register", Map.of("email", email, "password", password, "displayName", OURS))
                .granted();
        suite.anybody().post("/api/auth/login", Map.of("email", email, "password", OURS + " is it not"));
        return suite.logIn(email, password);
    }

    private void malformed() {
        for (String call : List.of("/api/auth/login", "/api/auth/register", path + "/chat", path + "/questions")) {
            for (Object wrong : List.of(List.of(OURS), Map.of(OURS, OURS), OURS.repeat(3_000), "\u0000" + OURS)) {
                person.post(call, Map.of("text", wrong, "email", wrong, "password", wrong));
            }
            person.client().postForm(call, "{\"text\":\"" + OURS);
        }
        suite.anybody().bearing(OURS).get("/api/auth/me");
        suite.anybody().get(path + "/chat?token=" + OURS + "&before=" + OURS);
        suite.anybody().get("/" + OURS + "%00");
        suite.anybody().post("/api/auth/refresh", Map.of("refresh_token", OURS));
    }

    /** Who comes second meets the rule of the database and not ours. */
    private void twoAtOnce() {
        Map<String, String> both =
                Map.of("email", "eve." + OURS + "@class.example", "password", OURS + " twice", "displayName", OURS);
        IntStream.range(0, 8).parallel().forEach(_ -> suite.anybody().post("/api/auth/register", both));
    }

    private void awaitSetAside() {
        Awaitility.await("a record set aside")
                .atMost(Duration.ofSeconds(30))
                .until(() -> suite.logOf("analytics-service").stream().anyMatch(line -> line.contains("set aside")));
    }

    @Test
    void nothingThatPeopleWroteIsInThem() {
        String token = person.client().headers().get("Authorization").substring("Bearer ".length());

        assertThat(suite.parts())
                .allSatisfy(part -> assertThat(suite.logOf(part))
                        .noneMatch(line -> line.toLowerCase().contains(OURS.toLowerCase()))
                        .noneMatch(line -> line.contains(token) || line.contains(person.refreshToken()))
                        // The signature alone, in case that the rest was cut off.
                        .noneMatch(line -> line.contains(token.substring(token.lastIndexOf('.')))));
    }

    @Test
    void eachLineIsAnObjectThatSaysWhenWhoAndWhat() {
        assertThat(suite.parts())
                .allSatisfy(part -> assertThat(objects(part)).isNotEmpty().allSatisfy(line -> {
                    assertThat(line.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*");
                    assertThat(line.path("level").asText()).isNotBlank();
                    assertThat(line.path("loggerName").asText()).isNotBlank();
                    assertThat(line.has("message")).isTrue();
                }));
    }

    @Test
    void aLineOfARequestBearsItsTrace() {
        admin.put("/api/auth/users/" + person.id() + "/role", Map.of("role", "teacher"))
                .granted();

        Awaitility.await("the line about the account")
                .atMost(Duration.ofSeconds(10))
                .until(() -> changes().findAny().isPresent());
        assertThat(changes())
                .allSatisfy(line -> assertThat(line.at("/mdc/traceId").asText()).matches("[0-9a-f]{32}"));
    }

    private Stream<JsonNode> changes() {
        return objects("auth-service").stream()
                .filter(line -> line.path("message").asText().contains("Account " + person.id() + " changed"));
    }

    private List<JsonNode> objects(String part) {
        return suite.logOf(part).stream().map(line -> json(part, line)).toList();
    }

    private static JsonNode json(String part, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("%s wrote a line that is no object: %s".formatted(part, line), e);
        }
    }
}
