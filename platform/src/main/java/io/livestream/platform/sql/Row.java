package io.livestream.platform.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The current row of a result, read by column name. A column that is null gives null, but for {@link #number} and {@link #flag}. */
public final class Row {

    private final ResultSet columns;

    Row(ResultSet columns) {
        this.columns = columns;
    }

    public UUID uuid(String column) {
        return read(() -> columns.getObject(column, UUID.class));
    }

    public String text(String column) {
        return read(() -> columns.getString(column));
    }

    public byte[] bytes(String column) {
        return read(() -> columns.getBytes(column));
    }

    public Instant instant(String column) {
        OffsetDateTime time = read(() -> columns.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    /** A column that is never null. */
    public long number(String column) {
        return read(() -> columns.getLong(column));
    }

    /** A column that is never null. */
    public boolean flag(String column) {
        return read(() -> columns.getBoolean(column));
    }

    /** An array of text; null is the empty list. */
    public List<String> texts(String column) {
        return read(() -> {
            var array = columns.getArray(column);
            return array == null ? List.<String>of() : List.of((String[]) array.getArray());
        });
    }

    private interface Read<T> {
        T read() throws SQLException;
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.read();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
