package io.livestream.testing;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** People who make requests. Each call gives somebody new, so that tests do not meet each other. */
public final class As {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private As() {}

    public static TestUser student() {
        return somebody("Student", "student");
    }

    public static TestUser teacher() {
        return somebody("Teacher", "teacher");
    }

    public static TestUser admin() {
        return somebody("Admin", "admin");
    }

    /** Somebody without a token. */
    public static TestUser anonymous() {
        return somebody("Nobody", "student").with(null);
    }

    private static TestUser somebody(String name, String role) {
        UUID id = UUID.randomUUID();
        int number = PEOPLE.incrementAndGet();
        String displayName = name + " " + number;
        String email = (name + number).toLowerCase(Locale.ROOT) + "." + id + "@example.org";
        return new TestUser(
                id, displayName, email, () -> new TestToken(id, displayName, email, List.of(role)).signed());
    }
}
