package io.livestream.qa.question;

import io.livestream.platform.caller.CurrentCaller;
import io.livestream.platform.caller.ETags;
import io.livestream.platform.idempotency.Created;
import io.livestream.platform.idempotency.IdempotencyKey;
import io.livestream.platform.paging.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The questions of one stream.
 *
 * <p>The entity tag of a question stands for what people wrote and decided and not for its votes and the pin, so that a teacher's
 * answer is not refused because somebody voted. It serves {@code If-Match} and cannot serve caches, hence {@code no-store}.
 */
@Path("/api/livestream/{streamId}/questions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Questions")
public class QuestionResource {

    /** A question begins at this version; it is the same one that a repeated creation tells of. */
    private static final long FIRST_VERSION = 0;

    private final QuestionService questions;
    private final CurrentCaller caller;

    QuestionResource(QuestionService questions, CurrentCaller caller) {
        this.questions = questions;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "askQuestion",
            summary = "Ask a question: before the class whoever may see it, during it those present and the owner")
    @APIResponse(
            responseCode = "201",
            description = "The question, whose place is in Location",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QuestionView.class)))
    @APIResponse(responseCode = "409", description = "`questions-closed`")
    @APIResponse(responseCode = "429", description = "`too-fast`")
    public RestResponse<Object> ask(
            @RestPath UUID streamId,
            @RestHeader(IdempotencyKey.HEADER) String idempotencyKey,
            @Valid @NotNull AskQuestion request) {
        Created asked = questions.ask(streamId, request, idempotencyKey, caller.get());
        return tagged(asked.reply(), FIRST_VERSION);
    }

    @GET
    @Operation(operationId = "listQuestions", summary = "List questions by votes (most first) or newest first")
    public Page<QuestionView> list(
            @RestPath UUID streamId,
            @RestQuery
                    @Parameter(
                            description = "votes: most first; newest: the one asked last first",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"votes", "newest"},
                                            defaultValue = "votes"))
                    String sort,
            @RestQuery
                    @Parameter(
                            description = "Only those that stand so",
                            schema = @Schema(implementation = QuestionStatus.class))
                    String status,
            @RestQuery String limit,
            @RestQuery String after) {
        return questions.list(streamId, QuestionQuery.parse(sort, status, limit, after), caller.get());
    }

    @GET
    @Path("/{questionId}")
    @Operation(operationId = "readQuestion", summary = "Read a question")
    public RestResponse<QuestionView> read(@RestPath UUID streamId, @RestPath UUID questionId) {
        return tagged(questions.read(streamId, questionId, caller.get()));
    }

    @PUT
    @Path("/{questionId}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "answerQuestion",
            summary =
                    "Answer a question in writing, or note that it was answered aloud; a second answer replaces the first")
    @APIResponseSchema(value = QuestionView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`question-dismissed`")
    public RestResponse<QuestionView> answer(
            @RestPath UUID streamId,
            @RestPath UUID questionId,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull AnswerQuestion request) {
        request.requireOneForm();
        return tagged(questions.answer(streamId, questionId, request, ifMatch, caller.get()));
    }

    @PUT
    @Path("/{questionId}/status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeQuestionStatus", summary = "Dismiss a question, or make it open again")
    public RestResponse<QuestionView> changeStatus(
            @RestPath UUID streamId,
            @RestPath UUID questionId,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ChangeStatus request) {
        return tagged(questions.changeStatus(streamId, questionId, request, ifMatch, caller.get()));
    }

    @PUT
    @Path("/{questionId}/pin")
    @Operation(
            operationId = "pinQuestion",
            summary = "Show a question as the one being answered now; the one before is no longer")
    @APIResponseSchema(value = QuestionView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`question-dismissed`")
    public RestResponse<QuestionView> pin(@RestPath UUID streamId, @RestPath UUID questionId) {
        return tagged(questions.pin(streamId, questionId, caller.get()));
    }

    @DELETE
    @Path("/{questionId}/pin")
    @Operation(operationId = "unpinQuestion", summary = "Show a question no longer as the one being answered now")
    public RestResponse<QuestionView> unpin(@RestPath UUID streamId, @RestPath UUID questionId) {
        return tagged(questions.unpin(streamId, questionId, caller.get()));
    }

    @DELETE
    @Path("/{questionId}")
    @Operation(
            operationId = "deleteQuestion",
            summary = "Delete a question: its author while it is open, the owner and moderators always")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "409", description = "`question-answered` or `question-dismissed`")
    public void delete(
            @RestPath UUID streamId, @RestPath UUID questionId, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        questions.delete(streamId, questionId, ifMatch, caller.get());
    }

    private static RestResponse<QuestionView> tagged(QuestionView question) {
        return tagged(ResponseBuilder.ok(question), question.version());
    }

    private static <T> RestResponse<T> tagged(ResponseBuilder<T> reply, long version) {
        return reply.header(HttpHeaders.ETAG, ETags.of(version))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
