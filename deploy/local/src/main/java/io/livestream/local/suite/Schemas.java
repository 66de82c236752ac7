package io.livestream.local.suite;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.folder.KeyValues;
import io.livestream.local.jvm.StartCache;
import io.livestream.local.postgres.Databases;
import io.livestream.local.postgres.JdbcAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Which jars have brought which database up to date.
 *
 * <p>A service whose migrations are all done need not make Flyway ready to hear it, which is a sixth of its start. What is
 * written down is the history that the migrations left in the database itself: one that was restored, replaced or migrated by
 * somebody else has another, and then the service looks for itself.
 */
final class Schemas {

    private static final String HISTORY =
            "SELECT md5(string_agg(entry::text, ';' ORDER BY installed_rank)) FROM flyway_schema_history entry";

    private final Path file;
    private final Installation installation;
    private final Function<Service, JdbcAddress> databases;
    private final Set<Service> current = ConcurrentHashMap.newKeySet();

    Schemas(DataFolder folder, Installation installation, Function<Service, JdbcAddress> databases) {
        this.file = folder.schemas();
        this.installation = installation;
        this.databases = databases;
    }

    /** Whether these very jars left this very history; false when that cannot be found out. */
    boolean isCurrent(Service service) {
        String known = KeyValues.read(file).get(service.key());
        boolean same = known != null && state(service).filter(known::equals).isPresent();
        if (same) {
            current.add(service);
        } else {
            current.remove(service);
        }
        return same;
    }

    /** To be called when the service is ready, and so has done its migrations. */
    synchronized void remember(Service service) {
        if (!current.contains(service)) {
            state(service).ifPresent(state -> {
                Map<String, String> known = KeyValues.read(file);
                known.put(service.key(), state);
                KeyValues.write(file, known);
            });
        }
    }

    private Optional<String> state(Service service) {
        Path jars = installation.application(service.title());
        return history(databases.apply(service)).map(history -> StartCache.fingerprint(jars) + ":" + history);
    }

    private static Optional<String> history(JdbcAddress database) {
        try (Connection connection = Databases.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HISTORY)) {
            row.next();
            return Optional.ofNullable(row.getString(1));
        } catch (SQLException _) {
            return Optional.empty();
        }
    }
}
