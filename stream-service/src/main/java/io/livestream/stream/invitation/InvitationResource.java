package io.livestream.stream.invitation;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.caller.CurrentCaller;
import io.livestream.platform.idempotency.Created;
import io.livestream.platform.idempotency.Idempotency;
import io.livestream.platform.idempotency.IdempotencyKey;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Limit;
import io.livestream.platform.paging.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Inviting people to a stream. */
@Path("/api/livestream/{streamId}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Invitations")
public class InvitationResource {

    private final InvitationService invitations;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    InvitationResource(InvitationService invitations, Idempotency idempotency, CurrentCaller caller) {
        this.invitations = invitations;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "invite",
            summary = "Invite somebody by address or account; the same person again is the same invitation")
    @APIResponse(
            responseCode = "201",
            description = "The invitation, which may be one that the person already had",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InvitationView.class)))
    @APIResponse(responseCode = "409", description = "`owner`")
    public RestResponse<Object> invite(
            @RestPath UUID streamId,
            @RestHeader(IdempotencyKey.HEADER) String idempotencyKey,
            @Valid @NotNull Invite request) {
        IdempotencyKey.check(idempotencyKey);
        Caller owner = caller.get();
        Invitee invitee = invitations.identify(streamId, request, owner);
        String path = "/api/livestream/" + streamId + "/invitations";
        Created created = idempotency.create(idempotencyKey, owner.id().toString(), path, () -> {
            InvitationView invitation = invitations.invite(streamId, invitee, owner);
            return new Created(path + "/" + invitation.id(), invitation);
        });
        return created.reply().build();
    }

    @GET
    @Operation(operationId = "listInvitations", summary = "Who is invited, in the order of the invitations")
    public Page<InvitationView> list(@RestPath UUID streamId, @RestQuery String limit, @RestQuery String after) {
        return invitations.list(streamId, Limit.parse(limit), Cursor.parse(after, 2), caller.get());
    }

    @GET
    @Path("/{invitationId}")
    @Operation(operationId = "readInvitation", summary = "One invitation")
    public InvitationView read(@RestPath UUID streamId, @RestPath UUID invitationId) {
        return invitations.read(streamId, invitationId, caller.get());
    }

    @DELETE
    @Path("/{invitationId}")
    @Operation(
            operationId = "withdrawInvitation",
            summary = "Withdraw an invitation; whoever may no longer see the stream is let go")
    public void withdraw(@RestPath UUID streamId, @RestPath UUID invitationId) {
        invitations.withdraw(streamId, invitationId, caller.get());
    }
}
