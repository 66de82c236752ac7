package io.livestream.stream.participation;

import io.livestream.platform.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Coming and going. */
@Path("/api/livestream")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Participation")
public class PresenceResource {

    private final PresenceService presence;
    private final CurrentCaller caller;

    PresenceResource(PresenceService presence, CurrentCaller caller) {
        this.presence = presence;
        this.caller = caller;
    }

    @POST
    @Path("/{streamId}/join")
    @Operation(operationId = "joinStream", summary = "Take part in a live stream, or hold the seat longer")
    @APIResponseSchema(value = JoinView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`stream-not-live` or `stream-full`")
    @APIResponse(responseCode = "429", description = "`too-fast`")
    public JoinView join(@RestPath UUID streamId) {
        return presence.join(streamId, caller.get());
    }

    @POST
    @Path("/{streamId}/leave")
    @Operation(operationId = "leaveStream", summary = "Leave; harmless when already gone")
    @APIResponse(responseCode = "204", description = "The seat is given back")
    public void leave(@RestPath UUID streamId) {
        presence.leave(streamId, caller.get());
    }
}
