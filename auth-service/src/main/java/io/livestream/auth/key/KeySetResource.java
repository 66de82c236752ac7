package io.livestream.auth.key;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The public keys, served from memory, hence on the event loop. */
@Path("/api/auth/.well-known/jwks.json")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
public class KeySetResource {

    private final SigningKeys keys;

    KeySetResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Operation(operationId = "readKeySet", summary = "The public keys that tokens are checked with")
    @APIResponse(
            responseCode = "200",
            description = "A JSON Web Key Set (RFC 7517)",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public RestResponse<String> read() {
        return reply(keys);
    }

    /** It may be kept for a few seconds only: a key that is withdrawn must soon be gone everywhere. */
    static RestResponse<String> reply(SigningKeys keys) {
        return ResponseBuilder.ok(keys.published())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=10")
                .build();
    }
}
