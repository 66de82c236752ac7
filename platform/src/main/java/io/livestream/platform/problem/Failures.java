package io.livestream.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.livestream.platform.Ids;
import io.livestream.platform.sql.SqlFailure;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Says what each failure means to a client.
 *
 * <p>The form of a request is judged by the outermost exception alone: the same exception as the cause of another is a
 * fault of ours. A refusal, a conflict or a missing dependency is found at any depth, since transactions and
 * interceptors wrap what they meet; what the database said at the end of a transaction even beside the causes.
 */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    /** By name, because not every service has a persistence provider on its class path. */
    private static final String OPTIMISTIC_LOCK_FAILURE = "jakarta.persistence.OptimisticLockException";

    private Failures() {}

    static Failure of(Throwable thrown) {
        return form(thrown)
                .or(() -> anywhereIn(thrown))
                .or(() -> transaction(thrown))
                .orElseGet(() -> internal(thrown));
    }

    private static Optional<Failure> form(Throwable thrown) {
        return switch (thrown) {
            case WebApplicationException refused
            when refused.getCause() instanceof JacksonException unreadable ->
                Optional.of(UnreadableBody.describe(unreadable));
            case ConstraintViolationException broken
            when Violations.areTheCallers(broken) -> Optional.of(Failure.invalid(Violations.of(broken)));
            case Throwable unreadable
            when UnreadableBody.is(unreadable) -> Optional.of(UnreadableBody.describe(unreadable));
            case WebApplicationException refused -> Optional.of(web(refused));
            default -> Optional.empty();
        };
    }

    private static Optional<Failure> anywhereIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Failure known = known(cause);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** The transaction could not end. Whether its changes were made nobody knows, so whoever comes again should name a key. */
    private static Optional<Failure> transaction(Throwable thrown) {
        Optional<SQLException> said = SqlFailure.in(thrown);
        if (said.isEmpty() && SqlFailure.isTemporary(thrown)) {
            LOG.warn("A transaction could not end", thrown);
            return Optional.of(Failure.UNAVAILABLE);
        }
        return said.map(Failures::sql);
    }

    private static Failure known(Throwable cause) {
        return switch (cause) {
            case ServiceException refusal -> refused(refusal);
            case AuthenticationFailedException _ -> Failure.BAD_TOKEN;
            case UnauthorizedException _ -> Failure.UNAUTHENTICATED;
            case AuthenticationException _ -> Failure.BAD_TOKEN;
            case ForbiddenException _ -> Failure.FORBIDDEN;
            case SQLException failed -> sql(failed);
            case RetriableException _ -> Failure.UNAVAILABLE;
            default -> isOptimisticLockFailure(cause.getClass()) ? Failure.CONFLICT : null;
        };
    }

    private static Failure refused(ServiceException refusal) {
        int status = status(refusal.kind());
        Failure failure = new Failure(
                status, refusal.code(), refusal.getMessage(), refusal.violations(), refusal.details(), Map.of());
        if (status == 401) {
            return failure.with("WWW-Authenticate", "Bearer");
        }
        boolean temporary = status == 429 || status == 503;
        return refusal.retryAfter()
                .or(() -> temporary ? Optional.of(Duration.ofSeconds(1)) : Optional.empty())
                .map(wait -> failure.with("Retry-After", Long.toString(wholeSeconds(wait))))
                .orElse(failure);
    }

    private static int status(Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** Rounded up: who comes back after a rounded down wait is too early. */
    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }

    private static Failure web(WebApplicationException refused) {
        Failure failure = Failure.of(refused.getResponse().getStatus());
        return failure.status() == 500 ? internal(refused) : failure;
    }

    /** A deadlock's victim did nothing wrong and may come again, like whoever found the database away. */
    private static Failure sql(SQLException failed) {
        if (SqlFailure.isTemporary(failed)) {
            LOG.warnf("The database did not do what was asked: %s", failed.getMessage());
            return Failure.UNAVAILABLE;
        }
        return failed.getSQLState().equals("23505") ? Failure.CONFLICT : null;
    }

    private static boolean isOptimisticLockFailure(Class<?> type) {
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            if (current.getName().equals(OPTIMISTIC_LOCK_FAILURE)) {
                return true;
            }
        }
        return false;
    }

    /** The client gets a reference, the log gets the cause: internals never travel. */
    private static Failure internal(Throwable thrown) {
        String incident = Ids.next().toString();
        if (thrown instanceof IOException) {
            LOG.debugf(thrown, "The client is gone, incident %s", incident);
        } else {
            LOG.errorf(thrown, "Unhandled failure, incident %s", incident);
        }
        return Failure.of(
                        500, "internal", "This should not have happened. The incident's number helps to find out why.")
                .withDetail("incident", incident);
    }
}
