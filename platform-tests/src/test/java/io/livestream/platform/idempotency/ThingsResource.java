package io.livestream.platform.idempotency;

import io.livestream.platform.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Creates things that nobody needs. */
@Path("/api/things/{kind}")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ThingsResource {

    /** A thing, with all that could differ between two writings of it. */
    public record Thing(UUID id, String text, Instant madeAt, String nothing, double share) {}

    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Clock clock;

    ThingsResource(Idempotency idempotency, CurrentCaller caller, Clock clock) {
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(hidden = true)
    public RestResponse<Object> make(
            @RestPath String kind, @RestHeader(IdempotencyKey.HEADER) String key, UriInfo request) {
        Created made = idempotency.create(key, caller.get().id().toString(), request.getPath(), () -> {
            UUID id = UUID.randomUUID();
            Thing thing = new Thing(id, "grün 😀 \"", clock.instant(), null, 1.10);
            return new Created("/api/things/" + kind + "/" + id, thing);
        });
        return made.reply().build();
    }
}
