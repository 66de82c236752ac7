package io.livestream.stream.livestream;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.caller.CurrentCaller;
import io.livestream.platform.caller.ETags;
import io.livestream.platform.idempotency.Created;
import io.livestream.platform.idempotency.Idempotency;
import io.livestream.platform.idempotency.IdempotencyKey;
import io.livestream.platform.paging.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Streams and their life. */
@Path(StreamResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Streams")
public class StreamResource {

    static final String PATH = "/api/livestream";

    private final StreamService streams;
    private final StreamList list;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    StreamResource(StreamService streams, StreamList list, Idempotency idempotency, CurrentCaller caller) {
        this.streams = streams;
        this.list = list;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createStream", summary = "Create a stream; for teachers")
    @APIResponse(
            responseCode = "201",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StreamView.class)))
    public RestResponse<Object> create(
            @RestHeader(IdempotencyKey.HEADER) String idempotencyKey, @Valid @NotNull CreateStream request) {
        Caller teacher = caller.get();
        Created created = idempotency.create(idempotencyKey, teacher.id().toString(), PATH, () -> {
            StreamView stream = streams.create(request, teacher);
            return new Created(PATH + "/" + stream.id(), stream);
        });
        return created.reply()
                .header(HttpHeaders.ETAG, ETags.of(LiveStream.FIRST_VERSION))
                .build();
    }

    @GET
    @Operation(operationId = "listStreams", summary = "The streams that the caller may see")
    public Page<StreamView> list(@BeanParam StreamFilter filter) {
        return list.list(StreamQuery.parse(filter), caller.get());
    }

    @GET
    @Path("/active")
    @Operation(operationId = "listActiveStreams", summary = "The streams that are live, those that started last first")
    public Page<StreamView> active(@RestQuery String limit, @RestQuery String after) {
        return list.list(StreamQuery.live(limit, after), caller.get());
    }

    @GET
    @Path("/{streamId}")
    @Operation(operationId = "readStream", summary = "One stream")
    public RestResponse<StreamView> read(@RestPath UUID streamId) {
        return tagged(streams.read(streamId, caller.get()));
    }

    @PUT
    @Path("/{streamId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeStream", summary = "Change what the owner sets; what is left out stays as it is")
    @APIResponseSchema(value = StreamView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`stream-live` or `stream-ended`")
    public RestResponse<StreamView> change(
            @RestPath UUID streamId,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ChangeStream request) {
        return tagged(streams.change(streamId, request, ifMatch, caller.get()));
    }

    @DELETE
    @Path("/{streamId}")
    @Operation(operationId = "deleteStream", summary = "Delete a stream that is not live")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "409", description = "`stream-live`")
    public void delete(@RestPath UUID streamId) {
        streams.delete(streamId, caller.get());
    }

    @POST
    @Path("/{streamId}/start")
    @Operation(operationId = "startStream", summary = "Go live")
    @APIResponseSchema(value = StreamView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`stream-ended`")
    public RestResponse<StreamView> start(@RestPath UUID streamId) {
        return tagged(streams.start(streamId, caller.get()));
    }

    @POST
    @Path("/{streamId}/stop")
    @Operation(operationId = "stopStream", summary = "End the class and everybody's presence")
    @APIResponseSchema(value = StreamView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`stream-not-live`")
    public RestResponse<StreamView> stop(@RestPath UUID streamId) {
        return tagged(streams.stop(streamId, caller.get()));
    }

    @POST
    @Path("/{streamId}/cancel")
    @Operation(operationId = "cancelStream", summary = "Call off a scheduled stream")
    @APIResponseSchema(value = StreamView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`stream-live` or `stream-ended`")
    public RestResponse<StreamView> cancel(@RestPath UUID streamId) {
        return tagged(streams.cancel(streamId, caller.get()));
    }

    private static RestResponse<StreamView> tagged(StreamView stream) {
        return ResponseBuilder.ok(stream)
                .header(HttpHeaders.ETAG, ETags.of(stream.version()))
                .build();
    }
}
