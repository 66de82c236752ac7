package io.livestream.platform.validation;

import io.livestream.platform.problem.Invalid;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses U+0000 in paths and queries, which no database column can be compared with. */
public class CleanAddress {

    @ServerRequestFilter(nonBlocking = true)
    public void refuseNull(ContainerRequestContext request) {
        if (request.getUriInfo().getRequestUri().toString().contains("%00")) {
            throw new Invalid("", "U+0000 is not allowed in an address");
        }
    }
}
