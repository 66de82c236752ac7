package io.livestream.auth.key;

import io.livestream.platform.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/auth/keys")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Keys")
public class KeyResource {

    private final KeyRotationService rotation;
    private final CurrentCaller caller;

    KeyResource(KeyRotationService rotation, CurrentCaller caller) {
        this.rotation = rotation;
        this.caller = caller;
    }

    @POST
    @Path("/rotate")
    @Operation(
            operationId = "rotateKeys",
            summary = "Make the next signing key now, unless it is made already; for admins",
            description = "It signs when all services have had the time to learn it. Replies with all keys.")
    public KeyList rotate() {
        return rotation.rotate(caller.get());
    }
}
