package io.livestream.testing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Access tokens that every service of a test accepts, and some that it must not. */
public final class TestTokens {

    private TestTokens() {}

    public static String token(UUID id, String name, String... roles) {
        return draft(id, name, roles).signed();
    }

    /** For a token that differs from the usual one. */
    public static TestToken draft(UUID id, String name, String... roles) {
        return new TestToken(id, name, id + "@example.org", List.of(roles));
    }

    /** Tokens of a teacher that each service answers with 401, by what is wrong with them. */
    public static Map<String, String> bad() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("expired", teacher().expiringIn(Duration.ofMinutes(-5)).signed());
        bad.put("without an end", teacher().without("exp").signed());
        bad.put(
                "of another issuer",
                teacher().claim("iss", "https://elsewhere.example").signed());
        bad.put("for another audience", teacher().claim("aud", "elsewhere").signed());
        bad.put("signed by another key", teacher().signedByAnother());
        bad.put("naming an unknown key", teacher().header("kid", "unknown").signed());
        bad.put("unsigned", teacher().unsigned());
        bad.put("with a signature cut off", cut(teacher().signed()));
        bad.put("not a token", "nonsense");
        return bad;
    }

    private static TestToken teacher() {
        return draft(UUID.randomUUID(), "A teacher", "teacher");
    }

    private static String cut(String token) {
        return token.substring(0, token.length() - 12);
    }
}
