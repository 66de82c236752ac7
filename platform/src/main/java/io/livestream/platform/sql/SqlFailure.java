package io.livestream.platform.sql;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A statement failed. The cause is the driver's own exception. */
public final class SqlFailure extends RuntimeException {

    private static final Set<String> TEMPORARY_CLASSES = Set.of("08", "40", "53", "57", "58");
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * Whether the same work can succeed when repeated: the database could not be asked at all, or not now, or two transactions stood in
     * each other's way. By the classes of <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL's error
     * codes</a>: connection, rollback, resources, operator intervention, system; a pool that has no connection to give has no code.
     */
    public static boolean isTemporary(SQLException failed) {
        String state = failed.getSQLState();
        return state == null
                || LOCK_NOT_AVAILABLE.equals(state)
                || state.length() == 5 && TEMPORARY_CLASSES.contains(state.substring(0, 2));
    }

    /** By the database's own code; a transaction that could not end and tells none is taken for one whose connection went. */
    public static boolean isTemporary(Throwable failure) {
        return in(failure).map(SqlFailure::isTemporary).orElseGet(() -> couldNotEnd(failure));
    }

    private static boolean couldNotEnd(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SystemException || cause instanceof RollbackException) {
                return true;
            }
        }
        return false;
    }

    /** What the database said, if a failure comes from it: transactions and persistence wrap it, or add it to what they say themselves. */
    public static Optional<SQLException> in(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
        while (!open.isEmpty()) {
            Throwable one = open.remove();
            if (one instanceof SQLException said) {
                return Optional.of(said);
            }
            if (seen.add(one)) {
                Optional.ofNullable(one.getCause()).ifPresent(open::add);
                open.addAll(List.of(one.getSuppressed()));
            }
        }
        return Optional.empty();
    }
}
