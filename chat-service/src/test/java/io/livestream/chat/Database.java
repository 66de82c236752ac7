package io.livestream.chat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service's database as its operator can treat it: as PostgreSQL's superuser, through another database of the server. */
public final class Database {

    private Database() {}

    /** Lets the service connect no more and ends all its connections. */
    public static void cutOff() {
        execute("alter role livestream connection limit 0");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'livestream'");
    }

    public static void restore() {
        execute("alter role livestream connection limit -1");
    }

    /** Ends the connection of whoever waits for a lock in the service's database, and says whether there was anybody. */
    public static boolean killWhoWaits() {
        String waiting = """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = 'livestream' and wait_event_type = 'Lock'""";
        try (Connection connection = superuser("postgres");
                var statement = connection.createStatement();
                var killed = statement.executeQuery(waiting)) {
            return killed.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection to the service's database that is none of the service's. */
    public static Connection superuser() throws SQLException {
        return superuser("livestream");
    }

    private static Connection superuser(String database) throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return DriverManager.getConnection(
                url.substring(0, url.lastIndexOf('/') + 1) + database, "postgres", "postgres");
    }

    private static void execute(String sql) {
        try (Connection connection = superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
