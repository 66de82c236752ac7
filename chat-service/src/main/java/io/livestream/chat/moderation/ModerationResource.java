package io.livestream.chat.moderation;

import io.livestream.chat.history.Message;
import io.livestream.chat.room.ChatSettings;
import io.livestream.platform.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** How a stream's chat is run. */
@Path("/api/livestream/{streamId}/chat")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Chat")
public class ModerationResource {

    private final Moderation moderation;
    private final CurrentCaller caller;

    ModerationResource(Moderation moderation, CurrentCaller caller) {
        this.moderation = moderation;
        this.caller = caller;
    }

    @GET
    @Path("/settings")
    @Operation(operationId = "readChatSettings", summary = "Read how the chat is set up")
    public ChatSettings settings(@RestPath UUID streamId) {
        return moderation.settings(streamId, caller.get());
    }

    @PUT
    @Path("/settings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeChatSettings", summary = "Set the slow mode, close or open the chat")
    public ChatSettings change(@RestPath UUID streamId, @Valid @NotNull ChangeSettings request) {
        return moderation.change(streamId, caller.get(), request.settings());
    }

    @GET
    @Path("/pin")
    @Operation(operationId = "readPinnedMessage", summary = "Read the pinned message")
    public Message pinned(@RestPath UUID streamId) {
        return moderation.pinned(streamId, caller.get());
    }

    @PUT
    @Path("/pin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "pinMessage", summary = "Pin a message in place of the one before")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "409", description = "`message-removed`")
    public void pin(@RestPath UUID streamId, @Valid @NotNull PinMessage request) {
        moderation.pin(streamId, caller.get(), request.messageId());
    }

    @DELETE
    @Path("/pin")
    @Operation(operationId = "unpinMessage", summary = "Pin no message")
    public void unpin(@RestPath UUID streamId) {
        moderation.unpin(streamId, caller.get());
    }

    @PUT
    @Path("/mutes/{userId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "mute", summary = "Mute somebody, for so many seconds or until unmuted")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "409", description = "`owner`")
    public void mute(@RestPath UUID streamId, @RestPath UUID userId, @Valid Mute request) {
        moderation.mute(streamId, caller.get(), userId, request == null ? Mute.UNTIL_UNMUTED : request);
    }

    @DELETE
    @Path("/mutes/{userId}")
    @Operation(operationId = "unmute", summary = "Let somebody post again")
    public void unmute(@RestPath UUID streamId, @RestPath UUID userId) {
        moderation.unmute(streamId, caller.get(), userId);
    }
}
