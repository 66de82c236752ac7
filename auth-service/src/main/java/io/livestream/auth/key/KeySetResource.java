package io.livestream.auth.key;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The public keys, served from memory, hence on the event loop. */
@Path("/api/auth/.well-known/jwks.json")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
public class KeySetResource {

    private final PublishedKeySet keySet;

    KeySetResource(PublishedKeySet keySet) {
        this.keySet = keySet;
    }

    @GET
    @Operation(operationId = "readKeySet", summary = "The public keys that tokens are checked with")
    public RestResponse<String> read() {
        return keySet.reply();
    }
}
