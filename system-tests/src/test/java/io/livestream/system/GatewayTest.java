package io.livestream.system;

import static io.livestream.system.RunningSuite.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients rely on at the one door of the suite. */
@ExtendWith(OnTheSuite.class)
class GatewayTest {

    /** Every call of the contract, by service. */
    private static final String OPERATIONS = """
        POST /api/auth/register
        POST /api/auth/login
        POST /api/auth/refresh
        POST /api/auth/logout
        GET /api/auth/me
        PATCH /api/auth/me
        PUT /api/auth/me/password
        GET /api/auth/users
        GET /api/auth/users/{}
        PUT /api/auth/users/{}/role
        PUT /api/auth/users/{}/disabled
        GET /.well-known/jwks.json
        POST /api/livestream
        GET /api/livestream
        GET /api/livestream/active
        GET /api/livestream/{}
        PUT /api/livestream/{}
        DELETE /api/livestream/{}
        POST /api/livestream/{}/start
        POST /api/livestream/{}/stop
        POST /api/livestream/{}/cancel
        POST /api/livestream/{}/join
        POST /api/livestream/{}/leave
        GET /api/livestream/{}/participants
        DELETE /api/livestream/{}/participants/{}
        PUT /api/livestream/{}/participants/{}/readmit
        PUT /api/livestream/{}/moderators/{}
        DELETE /api/livestream/{}/moderators/{}
        GET /api/livestream/{}/invitations
        POST /api/livestream/{}/invitations
        DELETE /api/livestream/{}/invitations/{}
        POST /api/livestream/{}/chat
        GET /api/livestream/{}/chat
        GET /api/livestream/{}/chat/{}
        DELETE /api/livestream/{}/chat/{}
        PUT /api/livestream/{}/chat/settings
        PUT /api/livestream/{}/chat/pin
        DELETE /api/livestream/{}/chat/pin
        PUT /api/livestream/{}/chat/mutes/{}
        DELETE /api/livestream/{}/chat/mutes/{}
        POST /api/livestream/{}/questions
        GET /api/livestream/{}/questions
        GET /api/livestream/{}/questions/{}
        POST /api/livestream/{}/questions/{}/upvote
        DELETE /api/livestream/{}/questions/{}/upvote
        PUT /api/livestream/{}/questions/{}/answer
        PUT /api/livestream/{}/questions/{}/status
        PUT /api/livestream/{}/questions/{}/pin
        DELETE /api/livestream/{}/questions/{}/pin
        DELETE /api/livestream/{}/questions/{}
        GET /api/livestream/{}/stats
        GET /api/livestream/{}/stats/timeline
        GET /api/livestream/{}/stats/attendance
        GET /api/livestream/stats/overview
        """;

    @Test
    void oneDocumentDescribesEveryCallOfTheContract(RunningSuite suite) throws IOException {
        Reply description = suite.anybody().get("/api/openapi.yaml");

        assertThat(description.status()).isEqualTo(200);
        JsonNode document = new YAMLMapper().readTree(description.body());
        assertThat(document.path("openapi").asText()).startsWith("3.");
        assertThat(operationsOf(document))
                .containsAll(OPERATIONS.lines().toList())
                .noneMatch(operation -> operation.contains(" /q"));
    }

    /** So a form can say so before it is sent. What is too long by it is refused by its service. */
    @ParameterizedTest
    @CsvSource({
        "RegisterAccount, password, 10, 128",
        "RegisterAccount, displayName, 1, 100",
        "ChangePassword, next, 10, 128",
        "ChangeProfile, displayName, 1, 100",
        "CreateStream, title, 1, 200",
        "CreateStream, description, 0, 5000",
        "ChangeStream, title, 1, 200",
        "ChangeStream, description, 0, 5000",
        "PostMessage, text, 1, 2000",
        "AskQuestion, text, 1, 1000",
        "AnswerQuestion, text, 1, 2000",
    })
    void theDocumentSaysHowLongATextMayBe(String body, String text, int shortest, int longest, RunningSuite suite) {
        JsonNode schema = suite.anybody()
                .get("/api/openapi.json")
                .json()
                .at("/components/schemas/%s/properties/%s".formatted(body, text));

        assertThat(schema.path("minLength").asInt()).isEqualTo(shortest);
        assertThat(schema.path("maxLength").asInt()).isEqualTo(longest);
    }

    /** So a client that is made of the document has methods with names, and the page to try it has groups. */
    @Test
    void eachCallHasANameOfItsOwnAndAGroup(RunningSuite suite) {
        List<JsonNode> operations = suite.anybody()
                .get("/api/openapi.json")
                .json()
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .toList();

        assertThat(operations)
                .extracting(operation -> operation.path("operationId").asText())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
        assertThat(operations)
                .extracting(operation -> operation.path("tags").path(0).asText())
                .allMatch(group -> group.matches("[A-Z][a-z]+"));
    }

    /** To take over a new description: fetch it from a running suite into that file, and run {@code npm run api}. */
    @Test
    void thePagesAreWrittenAgainstThisDescription(RunningSuite suite) throws IOException {
        JsonNode now = suite.anybody().get("/api/openapi.json").json();
        JsonNode then = new ObjectMapper()
                .readTree(Path.of("../gateway/src/main/webui/src/api/openapi.json")
                        .toFile());

        assertThat(now.path("paths")).isEqualTo(then.path("paths"));
        assertThat(now.path("components")).isEqualTo(then.path("components"));
    }

    private static Set<String> operationsOf(JsonNode document) {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation ->
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + withoutNames(path.getKey())))
                .collect(Collectors.toSet());
    }

    private static String withoutNames(String path) {
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return plain.replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void thereIsAPageToTryTheApiOn(RunningSuite suite) {
        Reply page = suite.anybody().get("/api/docs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q",
                "/q/health/ready",
                "/q/metrics",
                "/q/openapi",
                "/q/dev-ui",
                "/api/auth/../../q/metrics",
                "/api/auth/%2e%2e/%2e%2e/q/metrics",
                "/api/livestream/..%2F..%2Fq%2Fmetrics"
            })
    void nobodyReachesTheManagementOfAServiceThroughIt(String path, RunningSuite suite) {
        Reply reply = suite.admin().get(path);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void everyReplyTellsBrowsersToBeCareful(RunningSuite suite) {
        Account student = suite.student();

        List<Reply> replies = Stream.of("/api/auth/me", STREAMS, STREAMS + UUID.randomUUID() + "/chat", "/nowhere")
                .map(student::get)
                .toList();

        assertThat(replies).extracting(Reply::status).containsExactly(200, 200, 404, 404);
        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("Cache-Control")).contains("no-store");
        });
    }

    @Test
    void aCreationThatIsRepeatedWithItsKeyCreatesNothing(RunningSuite suite) {
        Account teacher = suite.teacher();
        Client keyed = teacher.with("Idempotency-Key", UUID.randomUUID().toString());
        Reply first = keyed.post(STREAMS, Map.of("title", "Only once")).granted();

        Reply repeated = keyed.post(STREAMS, Map.of("title", "Only once"));

        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.header("Location")).isEqualTo(first.header("Location"));
        assertThat(new String(repeated.body(), StandardCharsets.UTF_8))
                .isEqualTo(new String(first.body(), StandardCharsets.UTF_8));
        assertThat(teacher.get(STREAMS + "?mine=true").items()).hasSize(1);
    }

    @Test
    void withoutATokenThereIsOneSameRefusalEverywhere(RunningSuite suite) {
        String stream = STREAMS + UUID.randomUUID();

        List<Reply> replies = Stream.of(
                        "/api/auth/me", stream, stream + "/chat", stream + "/questions", stream + "/stats")
                .map(suite.anybody()::get)
                .toList();

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
            assertThat(reply.text("code")).isEqualTo("unauthenticated");
        });
    }
}
