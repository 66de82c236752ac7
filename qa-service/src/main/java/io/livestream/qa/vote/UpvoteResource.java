package io.livestream.qa.vote;

import io.livestream.platform.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
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

/** The caller's vote for one question. */
@Path("/api/livestream/{streamId}/questions/{questionId}/upvote")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Questions")
public class UpvoteResource {

    private final VoteService votes;
    private final CurrentCaller caller;

    UpvoteResource(VoteService votes, CurrentCaller caller) {
        this.votes = votes;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "upvote",
            summary = "Vote for a question of somebody else; once per person, a repeat changes nothing")
    @APIResponseSchema(value = VoteTally.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`questions-closed`, `own-question` or `question-dismissed`")
    @APIResponse(responseCode = "429", description = "`too-fast`")
    public VoteTally upvote(@RestPath UUID streamId, @RestPath UUID questionId) {
        return votes.upvote(streamId, questionId, caller.get());
    }

    @DELETE
    @Operation(operationId = "withdrawUpvote", summary = "Withdraw one's vote; a repeat changes nothing")
    @APIResponseSchema(value = VoteTally.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`questions-closed`")
    @APIResponse(responseCode = "429", description = "`too-fast`")
    public VoteTally withdraw(@RestPath UUID streamId, @RestPath UUID questionId) {
        return votes.withdraw(streamId, questionId, caller.get());
    }
}
