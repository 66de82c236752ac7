package io.livestream.testing;

import io.livestream.platform.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;

/** Shows what an application under test is given. */
@Path("/probe")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ProbeResource {

    /** Whoever owns or moderates is told by their name, which the test chooses. */
    static final String OWNER = "The owner";

    private final CurrentCaller caller;
    private final Clock clock;

    ProbeResource(CurrentCaller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /** What the application knows at the time of the call. */
    public record Sight(String caller, Instant now) {}

    @GET
    public Sight see() {
        return new Sight(caller.get().displayName(), clock.instant());
    }

    @PUT
    @Path("/{name}/")
    @Consumes(MediaType.APPLICATION_JSON)
    public void change(@RestPath @Parameter(description = "Any name") String name, Map<String, String> body) {
        boolean owner = caller.get().displayName().equals(OWNER);
        if (!owner && !caller.get().isAdmin()) {
            throw new ForbiddenException();
        }
    }
}
