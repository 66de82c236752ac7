package io.livestream.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.UUID;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/**
 * What nearly every test reads of a reply. RestAssured takes any path for a script and compiles it anew each time, which for these
 * few was a tenth of all that tests took.
 */
public final class Replies {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Replies() {}

    /** The id of what was made; fails unless the reply is 201. */
    public static UUID created(Response reply) {
        reply.then().statusCode(201);
        return UUID.fromString(text(reply, "id"));
    }

    /** A member of the reply that is text; null when it is not there or null. */
    public static String text(Response reply, String member) {
        return text(reply.asString(), member);
    }

    /** For {@code body(…)}: a problem document with this code. */
    public static Matcher<String> code(String expected) {
        return new FeatureMatcher<>(Matchers.equalTo(expected), "a problem with the code", "the code") {
            @Override
            protected String featureValueOf(String body) {
                return text(body, "code");
            }
        };
    }

    private static String text(String body, String member) {
        try {
            JsonNode value = MAPPER.readTree(body).get(member);
            return value == null ? null : value.textValue();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + body, e);
        }
    }
}
