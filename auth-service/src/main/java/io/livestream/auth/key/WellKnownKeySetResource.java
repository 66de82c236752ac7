package io.livestream.auth.key;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The public keys where those look for them who know nothing of this service but its host. */
@Path("/.well-known/jwks.json")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
public class WellKnownKeySetResource {

    private final PublishedKeySet keySet;

    WellKnownKeySetResource(PublishedKeySet keySet) {
        this.keySet = keySet;
    }

    @GET
    @Operation(operationId = "readWellKnownKeySet", summary = "The public keys, at the usual place")
    public RestResponse<String> read() {
        return keySet.reply();
    }
}
