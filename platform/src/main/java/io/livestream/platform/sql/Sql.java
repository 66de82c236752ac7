package io.livestream.platform.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Statements on the service's database, for what is set-based or hot and therefore not the business of an entity.
 *
 * <p>Inside a transaction a statement joins it; outside, each commits by itself. Arguments may be text, numbers, flags, UUIDs,
 * instants, enums (by name), byte arrays, arrays of those, lists of text, of numbers, of UUIDs or of instants, or null. Failures are
 * {@link SqlFailure}s.
 */
@ApplicationScoped
public class Sql {

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments) {
        return with(sql, statement -> {
            bind(statement, arguments);
            List<T> found = new ArrayList<>();
            try (ResultSet columns = statement.executeQuery()) {
                Row row = new Row(columns);
                while (columns.next()) {
                    found.add(mapper.map(row));
                }
            }
            return found;
        });
    }

    /** The first row, if there is any. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... arguments) {
        List<T> found = query(sql, mapper, arguments);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** @return how many rows it changed */
    public int update(String sql, Object... arguments) {
        return with(sql, statement -> {
            bind(statement, arguments);
            return statement.executeUpdate();
        });
    }

    /** One statement with many sets of arguments, in one round trip. */
    public void batch(String sql, List<Object[]> argumentSets) {
        if (argumentSets.isEmpty()) {
            return;
        }
        with(sql, statement -> {
            for (Object[] arguments : argumentSets) {
                bind(statement, arguments);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /**
     * Lets several queries speak of one moment, whatever is written meanwhile.
     *
     * @param reading sees the database as it is at the first query, in a transaction of its own in which nothing can be written
     */
    public <T> T snapshot(Supplier<T> reading) {
        return QuarkusTransaction.requiringNew().call(() -> {
            update("set transaction isolation level repeatable read, read only");
            return reading.get();
        });
    }

    /** The text with a backslash before what LIKE would read as a pattern. */
    public static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static void bind(PreparedStatement statement, Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, column(statement, arguments[i]));
        }
    }

    private static Object column(PreparedStatement statement, Object argument) throws SQLException {
        return switch (argument) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case byte[][] values -> statement.getConnection().createArrayOf("bytea", values);
            case List<?> list -> statement.getConnection().createArrayOf(typeOf(list), list.toArray());
            default -> argument;
        };
    }

    private static String typeOf(List<?> list) {
        return switch (list.isEmpty() ? null : list.getFirst()) {
            case UUID _ -> "uuid";
            case Instant _ -> "timestamptz";
            case Long _ -> "bigint";
            case Integer _ -> "int";
            case null, default -> "text";
        };
    }
}
