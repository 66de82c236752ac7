package io.livestream.stream.moderator;

import io.livestream.platform.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Naming and dismissing moderators. */
@Path("/api/livestream/{streamId}/moderators/{userId}")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Moderators")
public class ModeratorResource {

    private final ModeratorService moderators;
    private final CurrentCaller caller;

    ModeratorResource(ModeratorService moderators, CurrentCaller caller) {
        this.moderators = moderators;
        this.caller = caller;
    }

    @PUT
    @Operation(operationId = "addModerator", summary = "Make somebody a moderator")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "409", description = "`owner`")
    public void name(@RestPath UUID streamId, @RestPath UUID userId) {
        moderators.name(streamId, userId, caller.get());
    }

    @DELETE
    @Operation(operationId = "removeModerator", summary = "Make somebody a viewer again")
    public void dismiss(@RestPath UUID streamId, @RestPath UUID userId) {
        moderators.dismiss(streamId, userId, caller.get());
    }
}
