package io.livestream.testing;

import io.restassured.specification.RequestSpecification;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What stands ready for one call of an access matrix: who plays which part, what the path names, what is sent. */
public final class Situation {

    private final Map<Part, TestUser> people = new EnumMap<>(Part.class);
    private final Map<String, Object> path = new HashMap<>();
    private Object body;

    private Situation(TestUser owner, TestUser moderator) {
        people.put(Part.ANONYMOUS, As.anonymous());
        people.put(Part.STUDENT, As.student());
        people.put(Part.TEACHER, As.teacher());
        people.put(Part.MODERATOR, moderator);
        people.put(Part.OWNER, owner);
        people.put(Part.ADMIN, As.admin());
    }

    /** With strangers in the other parts until {@link #as} says otherwise. */
    public static Situation of(TestUser owner, TestUser moderator) {
        return new Situation(owner, moderator);
    }

    public Situation as(Part part, TestUser user) {
        people.put(part, user);
        return this;
    }

    /** The value of {@code {name}} in the path; values that the operation does not name are left out. */
    public Situation path(String name, Object value) {
        path.put(name, value);
        return this;
    }

    /** The body to send, as JSON. */
    public Situation body(Object value) {
        body = value;
        return this;
    }

    RequestSpecification request(Part part, Operation operation) {
        RequestSpecification request = people.get(part).request();
        for (String name : operation.parameters()) {
            if (!path.containsKey(name)) {
                throw new IllegalStateException("the fixture gives no {" + name + "}");
            }
            request.pathParam(name, path.get(name));
        }
        if (body != null) {
            request.body(body);
        }
        return request;
    }
}
