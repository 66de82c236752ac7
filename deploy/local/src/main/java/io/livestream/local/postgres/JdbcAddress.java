package io.livestream.local.postgres;

import io.livestream.local.folder.SuiteFailure;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/** A PostgreSQL server as a JDBC URL names it, and who logs in. */
public record JdbcAddress(String url, String user, String password) {

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]*)(?:/[^?]*)?(\\?.*)?");

    /** Reads what a person gave; the URL may carry the user and the password, as the driver's URLs do. */
    public static JdbcAddress parse(String url) {
        Properties parts = URL.matcher(url).matches() ? Driver.parseURL(url, new Properties()) : null;
        if (parts == null) {
            throw new SuiteFailure(
                    "--postgres wants a JDBC URL such as \"jdbc:postgresql://host:5432/postgres?user=me&password=secret\", not \"%s\"."
                            .formatted(url));
        }
        String user = parts.getProperty("user", System.getProperty("user.name"));
        return new JdbcAddress(url, user, parts.getProperty("password", ""));
    }

    /** The same server and person, another database. */
    public JdbcAddress database(String name) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalStateException("not a PostgreSQL URL: " + url);
        }
        String query = matcher.group(2) == null ? "" : matcher.group(2);
        return new JdbcAddress(matcher.group(1) + "/" + name + query, user, password);
    }

    JdbcAddress as(String otherUser, String otherPassword) {
        return new JdbcAddress(url, otherUser, otherPassword);
    }

    /** Without passwords, for messages. */
    public String shown() {
        return url.replaceAll("(?i)(password=)[^&]*", "$1***");
    }
}
