package io.livestream.testing;

import static io.restassured.RestAssured.given;

import io.livestream.platform.event.Author;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.Role;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/**
 * Somebody who makes requests.
 *
 * @param token null for somebody who has not signed in
 */
public record TestUser(UUID id, String displayName, String email, String token) {

    /** A request with this person's token and, for what it may carry, JSON as the type of its body. */
    public RequestSpecification request() {
        RequestSpecification request = given().contentType(ContentType.JSON);
        return token == null ? request : request.auth().oauth2(token);
    }

    public Person person() {
        return new Person(id, displayName);
    }

    public Author author(Role role) {
        return new Author(id, displayName, role);
    }

    /** The same person with another token, such as one that has expired. */
    public TestUser with(String otherToken) {
        return new TestUser(id, displayName, email, otherToken);
    }
}
