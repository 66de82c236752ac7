package io.livestream.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.livestream.testing.As;
import io.livestream.testing.TestTokens;
import io.livestream.testing.TestUser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is told, whoever refuses: the resource, the framework or what stands before both. */
@QuarkusTest
class RefusalsTest {

    private static final String PATH = "/api/refusals";

    @TestHTTPResource(PATH)
    URI address;

    private final TestUser teacher = As.teacher();

    @Test
    void withoutATokenOneIsToldWhatIsMissing() {
        problem(given().get(PATH), 401, "unauthenticated")
                .header("WWW-Authenticate", "Bearer")
                .body("instance", equalTo(PATH))
                .body("title", equalTo("Unauthorized"))
                .body("type", equalTo("about:blank"));
    }

    static Stream<Arguments> badTokens() {
        return TestTokens.bad().entrySet().stream().map(bad -> Arguments.of(bad.getKey(), bad.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsSaidToBeOne(String what, String token) {
        problem(teacher.with(token).request().get(PATH), 401, "unauthenticated")
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    @Test
    void whoCallsIsAskedBeforeWhatIsWanted() {
        problem(given().contentType(ContentType.JSON).body("{").post(PATH), 401, "unauthenticated");
        problem(given().urlEncodingEnabled(false).get(PATH + "?q=%00"), 401, "unauthenticated");
        problem(given().get(PATH + "/not-an-id"), 401, "unauthenticated");
    }

    @Test
    void anUnknownAddressIsToldInTheSameForm() {
        problem(given().get("/nowhere"), 404, "not-found").body("instance", equalTo("/nowhere"));
        problem(given().accept("text/csv").get("/api/refusals/a/b/c"), 404, "not-found");
        problem(teacher.request().get(PATH + "/not-an-id"), 404, "not-found");
    }

    @Test
    void theMediaTypeIsThatOfAProblemWhateverIsAccepted() {
        problem(teacher.request().accept("text/csv").get(PATH + "/files/one"), 403, "not-yours");
        problem(teacher.request().accept("text/csv").get(PATH), 406, "not-acceptable");
        problem(teacher.request().accept("text/html").get("/nowhere"), 404, "not-found");
    }

    @Test
    void anAcceptHeaderThatIsNoneIsNotAcceptable() {
        problem(teacher.request().accept("garbage").get(PATH), 406, "not-acceptable");
    }

    @Test
    void anotherMethodIsRefusedAndTheAllowedOnesAreNamed() {
        problem(teacher.request().delete(PATH), 405, "method-not-allowed").header("Allow", "GET, HEAD, OPTIONS, POST");
        problem(teacher.request().body("{}").put(PATH + "/files/one"), 405, "method-not-allowed")
                .header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        problem(teacher.request().contentType(ContentType.TEXT).body("x").post(PATH), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void aMissingBodyIsInvalid(String body) {
        problem(teacher.request().contentType(ContentType.JSON).body(body).post(PATH), 400, "invalid");
    }

    @Test
    void aBodyWithoutAMediaTypeIsTakenForJson() throws IOException, InterruptedException {
        assertThat(send(HttpRequest.BodyPublishers.noBody(), null).statusCode()).isEqualTo(400);
        assertThat(send(HttpRequest.BodyPublishers.ofString("{\"text\": \"a\"}"), null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void malformedJsonIsToldFromInvalidJson() {
        problem(posting("{\"text\": "), 400, "malformed");
        problem(posting("{\"text\": \"a\"} x"), 400, "malformed");
        problem(posting("{\"text\": \"abcdef\"}"), 400, "invalid")
                .body("violations.field", contains("text"))
                .body("violations.message", contains("must have 1 to 5 characters"));
        problem(posting("{\"text\": 5}"), 400, "invalid").body("violations.field", contains("text"));
        problem(posting("{\"text\": \"a\", \"size\": 99999999999}"), 400, "invalid")
                .body("violations.field", contains("size"));
    }

    /** Jackson looks at where the nulls are, and takes it for UTF-32. */
    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\u0018ftyp", "\0\0\0{\0", "\0{\0\0"})
    void aBodyInNoCharacterSetIsMalformed(String bytes) throws IOException, InterruptedException {
        assertThat(send(HttpRequest.BodyPublishers.ofString(bytes, StandardCharsets.ISO_8859_1), "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theNullCharacterIsRefusedWhereverItStands() {
        problem(posting("{\"text\": \"a\\u0000\"}"), 400, "invalid").body("violations.field", contains("text"));
        problem(teacher.request().urlEncodingEnabled(false).get(PATH + "?q=a%00"), 400, "invalid");
        problem(teacher.request().urlEncodingEnabled(false).get(PATH + "/a%00b"), 400, "invalid");
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWhetherItSaysSoOrNot() throws IOException, InterruptedException {
        byte[] body = "{\"text\": \"%s\"}".formatted("a".repeat(300_000)).getBytes(StandardCharsets.UTF_8);

        for (var publisher : new HttpRequest.BodyPublisher[] {
            HttpRequest.BodyPublishers.ofByteArray(body),
            HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
        }) {
            HttpResponse<String> response = send(publisher, "application/json");

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
            assertThat(response.body()).contains("\"code\":\"too-large\"");
        }
    }

    @Test
    void aBodyOfUnknownLengthThatIsShortIsRead() throws IOException, InterruptedException {
        byte[] body = "{\"text\": \"a\"}".getBytes(StandardCharsets.UTF_8);

        var response = send(
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), "application/json");

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressThatTheGatewayLetsThroughIsRead() {
        teacher.request().get(PATH + "?q=" + "a".repeat(8_000)).then().statusCode(200);
    }

    @Test
    void aRefusalTellsItsDetails() {
        UUID id = UUID.randomUUID();

        problem(teacher.request().get(PATH + "/" + id), 404, "stream-not-found")
                .body("streamId", equalTo(id.toString()))
                .body("$", not(hasKey("violations")));
        problem(teacher.request().get(PATH + "/failures/too-fast"), 429, "too-fast")
                .header("Retry-After", "2")
                .body("limit", equalTo(10));
    }

    @Test
    void aDatabaseWithoutAFreeConnectionIsUnavailableForNow() {
        problem(teacher.request().get(PATH + "/failures/no-connection"), 503, "unavailable")
                .header("Retry-After", "1");
    }

    @Test
    void aDatabaseThatGoesAwayAtTheCommitIsUnavailableForNow() {
        problem(teacher.request().get(PATH + "/failures/at-commit"), 503, "unavailable")
                .header("Retry-After", "1");
    }

    @Test
    void aFaultOfOursTellsAReferenceAndNothingElse() {
        problem(teacher.request().get(PATH + "/failures/other"), 500, "internal")
                .body("incident", notNullValue())
                .body(not(containsString("1234")));
    }

    @Test
    void aHeadHasTheStatusAndNoBody() {
        teacher.request()
                .head(PATH + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body(emptyString());
        teacher.request().head(PATH).then().statusCode(200);
    }

    @Test
    void theApiDescriptionSaysWhatAFailureLooksLike() {
        given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .body("components.schemas.Problem.properties", hasKey("code"))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body("paths.'/probe'.get.security[0]", hasKey("bearer"))
                .body(
                        "paths.'/probe'.get.responses.default.content.'application/problem+json'.schema.$ref",
                        equalTo("#/components/schemas/Problem"));
    }

    private Response posting(String body) {
        return teacher.request().contentType(ContentType.JSON).body(body).post(PATH);
    }

    private static ValidatableResponse problem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType(equalTo(Problem.MEDIA_TYPE))
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }

    private HttpResponse<String> send(HttpRequest.BodyPublisher body, String mediaType)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .POST(body)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + teacher.token());
        if (mediaType != null) {
            request.header("Content-Type", mediaType);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
