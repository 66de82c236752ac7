package io.livestream.system;

import io.livestream.local.postgres.JdbcAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What tells who somebody is: a word of their own and the hash of their address, looked for in all that is kept. */
record Words(String word, String hash) {

    static Words of(String word, String address) {
        return new Words(word.toLowerCase(Locale.ROOT), hash(address));
    }

    /** The hash by which the log knows an address. */
    static String hash(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a file of the folder has them. */
    boolean areIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (areIn(Files.readString(file, StandardCharsets.ISO_8859_1))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The tables of a database that have them in any column, as text or as bytes. */
    List<String> tablesOf(JdbcAddress database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String table : column(
                    statement,
                    "select quote_ident(table_name) from information_schema.tables"
                            + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
                if (column(statement, "select %1$s::text from %1$s".formatted(table)).stream()
                        .anyMatch(this::areIn)) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private boolean areIn(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return Stream.of(word, hash).anyMatch(secret -> folded.contains(secret) || folded.contains(inHex(secret)));
    }

    /** As PostgreSQL shows bytes; the word may begin with a capital there. */
    private static String inHex(String secret) {
        return HexFormat.of().formatHex(secret.substring(1).getBytes(StandardCharsets.UTF_8));
    }
}
