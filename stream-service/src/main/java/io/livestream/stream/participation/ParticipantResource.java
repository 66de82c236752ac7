package io.livestream.stream.participation;

import io.livestream.platform.caller.CurrentCaller;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Limit;
import io.livestream.platform.paging.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Those who take part, as the owner and moderators see and govern them. */
@Path("/api/livestream/{streamId}/participants")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Participation")
public class ParticipantResource {

    private final ParticipantList participants;
    private final RemovalService removals;
    private final CurrentCaller caller;

    ParticipantResource(ParticipantList participants, RemovalService removals, CurrentCaller caller) {
        this.participants = participants;
        this.removals = removals;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listParticipants",
            summary = "Who is there and who was, in the order in which they first joined")
    public Page<ParticipantView> list(@RestPath UUID streamId, @RestQuery String limit, @RestQuery String after) {
        return participants.list(streamId, Limit.parse(limit), Cursor.parse(after, 2), caller.get());
    }

    @DELETE
    @Path("/{userId}")
    @Operation(operationId = "removeParticipant", summary = "Remove somebody and keep them out")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "409", description = "`owner`")
    public void remove(@RestPath UUID streamId, @RestPath UUID userId) {
        removals.remove(streamId, userId, caller.get());
    }

    @PUT
    @Path("/{userId}/readmit")
    @Operation(operationId = "readmitParticipant", summary = "Let somebody in again who was removed")
    public void readmit(@RestPath UUID streamId, @RestPath UUID userId) {
        removals.readmit(streamId, userId, caller.get());
    }
}
