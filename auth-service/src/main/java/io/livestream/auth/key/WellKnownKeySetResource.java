package io.livestream.auth.key;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The public keys where those look for them who know nothing of this service but its host. */
@Path("/.well-known/jwks.json")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
public class WellKnownKeySetResource {

    private final SigningKeys keys;

    WellKnownKeySetResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Operation(operationId = "readWellKnownKeySet", summary = "The public keys, at the usual place")
    @APIResponse(
            responseCode = "200",
            description = "A JSON Web Key Set (RFC 7517)",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public RestResponse<String> read() {
        return KeySetResource.reply(keys);
    }
}
