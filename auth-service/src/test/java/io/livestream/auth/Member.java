package io.livestream.auth;

import static io.livestream.testing.Replies.created;
import static io.livestream.testing.Replies.text;
import static io.restassured.RestAssured.given;

import io.livestream.testing.TestUser;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody with an account, signed in.
 *
 * @param token the access token
 * @param refreshToken as it was when they signed in
 */
public record Member(UUID id, String email, String displayName, String token, String refreshToken) {

    public static final String PASSWORD = "seventeen green bicycles";

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    public static Member student() {
        return registered("student").signedIn();
    }

    public static Member teacher() {
        return registered("teacher").signedIn();
    }

    /** Made an admin by the first one. */
    public static Member admin() {
        Member member = student();
        firstAdmin()
                .request()
                .body(Map.of("role", "admin"))
                .put("/api/auth/users/{id}/role", member.id())
                .then()
                .statusCode(200);
        return member.signedIn();
    }

    public static Member firstAdmin() {
        Response tokens = signIn("first.admin@example.org", "first admin of the tests", freshAddress());
        tokens.then().statusCode(200);
        Member unknown = new Member(
                null, "first.admin@example.org", "Admin", text(tokens, "access_token"), text(tokens, "refresh_token"));
        UUID id = UUID.fromString(text(unknown.request().get("/api/auth/me"), "id"));
        return new Member(id, unknown.email, unknown.displayName, unknown.token, unknown.refreshToken);
    }

    /** Has an account and has not signed in. */
    public static Member registered(String role) {
        String email = freshEmail();
        String name = "Member of the " + role + "s";
        Response account = given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD, "displayName", name, "role", role))
                .post("/api/auth/register");
        return new Member(created(account), email, name, null, null);
    }

    /** The same person in another session. */
    public Member signedIn() {
        Response tokens = signIn(email, PASSWORD, freshAddress());
        tokens.then().statusCode(200);
        return new Member(id, email, displayName, text(tokens, "access_token"), text(tokens, "refresh_token"));
    }

    public static Response signIn(String email, String password, String address) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Map.of("email", email, "password", password))
                .post("/api/auth/login");
    }

    public static Response refresh(String refreshToken) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refresh_token", refreshToken))
                .post("/api/auth/refresh");
    }

    public static String freshEmail() {
        return "somebody." + UUID.randomUUID() + "@example.org";
    }

    /** An address from which nobody has signed in before. */
    public static String freshAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "203.0.%d.%d".formatted(number / 250, number % 250 + 1);
    }

    public RequestSpecification request() {
        return user().request();
    }

    public TestUser user() {
        return new TestUser(id, displayName, email, token);
    }
}
