package io.livestream.platform.sql;

import java.sql.SQLException;
import java.util.Set;

/** A statement failed. The cause is the driver's own exception. */
public final class SqlFailure extends RuntimeException {

    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

    private final String state;

    SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        this.state = cause.getSQLState();
    }

    public boolean isUniqueViolation() {
        return "23505".equals(state);
    }

    /**
     * The database could not be asked at all, or not now: worth trying again, the statement is not at fault. By the classes of
     * <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL's error codes</a>: connection, resources,
     * operator intervention, system; a pool that has no connection to give has no code.
     */
    public boolean isUnavailable() {
        return state == null || state.length() == 5 && UNAVAILABLE_CLASSES.contains(state.substring(0, 2));
    }

    /** Two transactions stood in each other's way (deadlock or serialization): the same work can succeed when repeated. */
    public boolean isRetryable() {
        return isUnavailable() || "40P01".equals(state) || "40001".equals(state);
    }
}
