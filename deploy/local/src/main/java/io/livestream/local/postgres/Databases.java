package io.livestream.local.postgres;

import io.livestream.local.folder.SuiteFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** Makes the services' databases where they are missing. */
public final class Databases {

    private static final String CONNECT_SECONDS = "5";

    private Databases() {}

    /** Fails within seconds when nobody answers. */
    public static Connection connect(JdbcAddress address) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("ApplicationName", "livestream");
        return DriverManager.getConnection(address.url(), properties);
    }

    /** On our own server the database has a user of its own, who can enter that one database and no other. */
    static void makeOwn(Connection superuser, String name, String password) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            String verb = exists(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?", name) ? "ALTER" : "CREATE";
            statement.execute("%s ROLE \"%s\" LOGIN PASSWORD '%s'".formatted(verb, name, password));
            if (!databaseExists(superuser, name)) {
                statement.execute("CREATE DATABASE \"%1$s\" OWNER \"%1$s\"".formatted(name));
                statement.execute("REVOKE CONNECT ON DATABASE \"%s\" FROM PUBLIC".formatted(name));
            }
        }
    }

    /** On somebody else's server nothing but the databases is made, and the services log in as the person given. */
    public static void makeForeign(JdbcAddress address, List<String> names) {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                if (!databaseExists(connection, name)) {
                    statement.execute("CREATE DATABASE \"%s\"".formatted(name));
                }
            }
        } catch (SQLException e) {
            throw new SuiteFailure(
                    "The PostgreSQL at %s cannot be used: %s. Check --postgres, or create the databases %s and %s there."
                            .formatted(
                                    address.shown(),
                                    firstLine(e),
                                    String.join(", ", names.subList(0, names.size() - 1)),
                                    names.getLast()),
                    e);
        }
    }

    /** Which cluster this is, so that accounts made in one are not believed to be in another. */
    public static String identity(JdbcAddress address) {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database()) FROM pg_control_system()")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new SuiteFailure("PostgreSQL does not answer: %s.".formatted(firstLine(e)), e);
        }
    }

    private static boolean databaseExists(Connection connection, String name) throws SQLException {
        return exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name);
    }

    private static boolean exists(Connection connection, String query, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, argument);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static String firstLine(SQLException e) {
        String line =
                e.getMessage().lines().findFirst().orElse("no reason given").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
