package io.livestream.auth.login;

import io.livestream.platform.problem.Invalid;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The password form of OAuth 2 (RFC 6749, 4.3). It is read here and not by the framework, to which an escape that is none
 * is a fault of ours.
 */
@Schema(requiredProperties = {"username", "password"})
record PasswordForm(@Schema(name = "grant_type") String grantType, String username, String password) {

    static PasswordForm parse(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            String name = decoded(parts[0]);
            if (fields.put(name, parts.length == 1 ? "" : decoded(parts[1])) != null) {
                throw new Invalid(name, "must be given once");
            }
        }
        return new PasswordForm(fields.get("grant_type"), fields.get("username"), fields.get("password"));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new MalformedForm();
        }
    }

    /** Clients that know the grant type say it; those that do not mean no other. */
    SignIn signIn() {
        if (grantType != null && !grantType.equals("password")) {
            throw new Invalid("grant_type", "must be password");
        }
        return new SignIn(given("username", username), given("password", password));
    }

    private static String given(String name, String value) {
        if (value == null) {
            throw new Invalid(name, "must be given");
        }
        return value;
    }

    /** No password in a log. */
    @Override
    public String toString() {
        return "PasswordForm";
    }
}
