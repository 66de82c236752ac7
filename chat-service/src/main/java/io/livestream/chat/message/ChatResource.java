package io.livestream.chat.message;

import io.livestream.chat.history.Message;
import io.livestream.chat.room.SeqParameter;
import io.livestream.platform.caller.CurrentCaller;
import io.livestream.platform.idempotency.IdempotencyKey;
import io.livestream.platform.paging.Limit;
import io.livestream.platform.paging.Page;
import io.livestream.platform.problem.Invalid;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The messages of a stream's chat. */
@Path("/api/livestream/{streamId}/chat")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Chat")
public class ChatResource {

    private static final int DEFAULT_LIMIT = 50;

    private final Chat chat;
    private final CurrentCaller caller;

    ChatResource(Chat chat, CurrentCaller caller) {
        this.chat = chat;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postMessage", summary = "Post a message")
    @APIResponse(
            responseCode = "201",
            description = "The message, whose place is in Location",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Message.class)))
    @APIResponse(responseCode = "409", description = "`chat-closed`")
    @APIResponse(responseCode = "429", description = "`slow-mode` or `too-fast`")
    public RestResponse<Message> post(
            @RestPath UUID streamId,
            @RestHeader(IdempotencyKey.HEADER) String key,
            @Valid @NotNull PostMessage request) {
        Message posted = key == null
                ? chat.post(streamId, caller.get(), request)
                : chat.postOnce(streamId, caller.get(), request, key);
        String location = "/api/livestream/" + streamId + "/chat/" + posted.id();
        return ResponseBuilder.create(RestResponse.Status.CREATED, posted)
                .header("Location", location)
                .build();
    }

    @GET
    @Operation(
            operationId = "listMessages",
            summary = "Read messages, in ascending order",
            description =
                    "Without a bound the newest. 'next' is the 'before' for older ones, or the 'after' for newer ones "
                            + "if 'after' was given. A removed message keeps its place; its text is null.")
    public Page<Message> read(
            @RestPath UUID streamId,
            @RestQuery
                    @Parameter(
                            description = "Those before this `seq`; not with `after`",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    String before,
            @RestQuery
                    @Parameter(
                            description = "Those after this `seq`; not with `before`",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    String after,
            @RestQuery @Parameter(schema = @Schema(defaultValue = "" + DEFAULT_LIMIT)) String limit) {
        int most = Limit.parse(limit, DEFAULT_LIMIT);
        if (after == null) {
            return chat.before(
                    streamId,
                    caller.get(),
                    before == null ? Long.MAX_VALUE : SeqParameter.parse("before", before),
                    most);
        }
        if (before != null) {
            throw new Invalid("after", "cannot be combined with 'before'");
        }
        return chat.after(streamId, caller.get(), SeqParameter.parse("after", after), most);
    }

    @GET
    @Path("/{messageId}")
    @Operation(operationId = "readMessage", summary = "Read one message")
    public Message find(@RestPath UUID streamId, @RestPath UUID messageId) {
        return chat.find(streamId, caller.get(), messageId);
    }

    @DELETE
    @Path("/{messageId}")
    @Operation(operationId = "removeMessage", summary = "Remove a message: its text is gone, its place remains")
    public void remove(@RestPath UUID streamId, @RestPath UUID messageId) {
        chat.remove(streamId, caller.get(), messageId);
    }
}
