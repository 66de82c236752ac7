package io.livestream.platform.problem;

import io.livestream.platform.sql.Sql;
import io.livestream.platform.validation.CodePoints;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Fails in every way that a resource can. */
@Path("/api/refusals")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RefusalsResource {

    /** A body with one rule. */
    public record Draft(
            @NotNull @CodePoints(min = 1, max = 5) String text, int size) {}

    private static final class TooFast extends ServiceException {
        TooFast() {
            super(Kind.TOO_MANY, "too-fast", "Ten a second are enough.", Map.of("limit", 10));
        }
    }

    private final Sql sql;

    RefusalsResource(Sql sql) {
        this.sql = sql;
    }

    @GET
    @Operation(hidden = true)
    public Map<String, String> echo(@RestQuery String q) {
        return Map.of("q", q == null ? "" : q);
    }

    @POST
    @Operation(hidden = true)
    public Draft make(@Valid @NotNull Draft draft) {
        return draft;
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Draft find(@RestPath UUID id) {
        throw new StreamNotFound(id);
    }

    @GET
    @Path("/files/one")
    @Operation(hidden = true)
    @Produces("text/csv")
    public String file() {
        throw new NotYours();
    }

    /** The connection is ended from outside after the last statement, so that nothing but the commit can fail. */
    @GET
    @Path("/failures/at-commit")
    @Operation(hidden = true)
    public Draft failAtCommit() {
        return QuarkusTransaction.requiringNew().call(() -> {
            long connection = sql.first("select pg_backend_pid() as pid", row -> row.number("pid"))
                    .orElseThrow();
            QuarkusTransaction.requiringNew()
                    .run(() -> sql.query("select pg_terminate_backend(?)", row -> true, (int) connection));
            return new Draft("made", 1);
        });
    }

    @GET
    @Path("/failures/{how}")
    @Operation(hidden = true)
    public Draft fail(@RestPath String how) {
        throw switch (how) {
            case "too-fast" -> new TooFast().withRetryAfter(Duration.ofMillis(1500));
            case "no-connection" -> new IllegalStateException(new SQLException("Sorry, acquisition timeout!"));
            default -> new IllegalStateException("the password is 1234");
        };
    }
}
