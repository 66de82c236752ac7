package io.livestream.auth.registration;

import static io.livestream.testing.Replies.code;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.livestream.auth.Member;
import io.livestream.platform.caller.EmailHash;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.AccountState;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.AtOnce;
import io.livestream.testing.LogProbe;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegisteringTest {

    private static final String UUID_7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    @Inject
    Sql sql;

    @Test
    void whoeverRegistersIsAStudent() {
        String email = Member.freshEmail();

        Response response = register(Map.of(
                "email",
                "  " + email.toUpperCase() + " ",
                "password",
                Member.PASSWORD,
                "displayName",
                " Ada Lovelace "));

        response.then()
                .statusCode(201)
                .contentType(ContentType.JSON)
                .header("Location", equalTo("/api/auth/users/" + response.path("id")))
                .body("id", matchesPattern(UUID_7))
                .body("email", equalTo(email))
                .body("displayName", equalTo("Ada Lovelace"))
                .body("role", equalTo("student"));
    }

    @Test
    void theAccountIsToldToAllServices() {
        String email = Member.freshEmail();

        UUID id = UUID.fromString(register(body(email, Map.of("displayName", "Ada", "role", "teacher")))
                .path("id"));

        assertThat(LogProbe.log().accountOf(id))
                .hasValue(new AccountState(id, "Ada", AccountRole.TEACHER, false, EmailHash.of(email)));
    }

    @Test
    void whoeverRegisteredCanReadWhatTheLocationNames() {
        Member member = Member.student();

        var response = member.request().get("/api/auth/users/{id}", member.id());

        response.then().statusCode(200).body("email", equalTo(member.email()));
    }

    @Test
    void onlyAHashOfThePasswordIsKept() {
        Member member = Member.registered("student");

        String hash = sql.first(
                        "select password_hash from users where id = ?", row -> row.text("password_hash"), member.id())
                .orElseThrow();

        assertThat(hash).startsWith("$argon2id$v=19$").doesNotContain(Member.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email       | nobody",
                "email       | two@at@example.org",
                "password    | tooshort1",
                "password    | password123",
                "password    | aaaaaaaaaaaa",
                "displayName | ' '",
                "role        | admin",
                "role        | Student",
            })
    void aFieldThatBreaksARuleIsNamed(String field, String value) {
        register(body(Member.freshEmail(), Map.of(field, value)))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(code("invalid"))
                .body("violations.field", hasItem(field));
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        register(Map.of())
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("email", "password", "displayName"));
    }

    @Test
    void thePasswordMustNotBeTheAddress() {
        String email = Member.freshEmail();

        register(body(email, Map.of("password", email)))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("password"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"email\": 7}",
                "{\"email\": \"a\\u0000@example.org\"}",
                "{\"displayName\": \"\\ud800\"}"
            })
    void whatIsNoRegistrationIsRefused(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/auth/register")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void anAddressIsTakenInWhateverCase() {
        Member member = Member.registered("student");

        register(body(member.email().toUpperCase(), Map.of()))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body(code("email-taken"));
    }

    @Test
    void ofParallelRegistrationsWithOneAddressOneSucceeds() {
        String email = Member.freshEmail();

        List<Response> responses = AtOnce.results(12, _ -> register(body(email, Map.of())));

        assertThat(responses)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        assertThat(responses.stream().filter(response -> response.statusCode() == 409))
                .extracting(response -> response.<String>path("code"))
                .containsOnly("email-taken");
        assertThat(sql.query("select id from users where email = ?", row -> row.uuid("id"), email))
                .hasSize(1);
    }

    @Test
    void aRepeatWithTheSameKeyReturnsTheFirstReply() {
        Map<String, String> body = body(Member.freshEmail(), Map.of());
        String key = UUID.randomUUID().toString();

        Response first = registerWithKey(key, body);
        Response second = registerWithKey(key, body);

        second.then().statusCode(201).header("Location", first.header("Location"));
        assertThat(second.jsonPath().getMap("")).isEqualTo(first.jsonPath().getMap(""));
        registerWithKey("another", body).then().statusCode(409);
    }

    private static Map<String, String> body(String email, Map<String, String> other) {
        Map<String, String> body = new HashMap<>();
        body.put("email", email);
        body.put("password", Member.PASSWORD);
        body.put("displayName", "Ada");
        body.putAll(other);
        return body;
    }

    private static Response register(Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/auth/register");
    }

    private static Response registerWithKey(String key, Map<String, String> body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/auth/register");
    }
}
