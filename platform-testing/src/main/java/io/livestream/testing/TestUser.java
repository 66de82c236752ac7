package io.livestream.testing;

import static io.restassured.RestAssured.given;

import io.livestream.platform.event.Author;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.Role;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Supplier;

/** Somebody who makes requests. */
public final class TestUser {

    private final UUID id;
    private final String displayName;
    private final String email;
    /** Most people of a test are only spoken of, and to sign takes milliseconds. */
    private final Supplier<String> signing;

    private String token;

    TestUser(UUID id, String displayName, String email, Supplier<String> signing) {
        this.id = id;
        this.displayName = displayName;
        this.email = email;
        this.signing = signing;
    }

    /** @param token null for somebody who has not signed in */
    public TestUser(UUID id, String displayName, String email, String token) {
        this(id, displayName, email, () -> token);
    }

    public UUID id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public String email() {
        return email;
    }

    /** The same each time; null for somebody who has not signed in. */
    public synchronized String token() {
        if (token == null) {
            token = signing.get();
        }
        return token;
    }

    /** A request with this person's token and, for what it may carry, JSON as the type of its body. */
    public RequestSpecification request() {
        RequestSpecification request = given().contentType(ContentType.JSON);
        return token() == null ? request : request.auth().oauth2(token());
    }

    public Person person() {
        return new Person(id, displayName);
    }

    public Author author(Role role) {
        return new Author(id, displayName, role);
    }

    /** The same person with another token, such as one that has expired; null for none. */
    public TestUser with(String otherToken) {
        return new TestUser(id, displayName, email, otherToken);
    }
}
