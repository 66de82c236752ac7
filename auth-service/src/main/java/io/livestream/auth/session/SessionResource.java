package io.livestream.auth.session;

import io.livestream.platform.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Sessions")
public class SessionResource {

    private final SessionService sessions;
    private final CurrentCaller caller;

    SessionResource(SessionService sessions, CurrentCaller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "refresh", summary = "Exchange a refresh token for new tokens; it can be used once")
    @APIResponseSchema(value = TokenReply.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "401", description = "`invalid-refresh-token`")
    public RestResponse<TokenReply> refresh(@Valid @NotNull UseRefreshToken request) {
        TokenReply tokens = sessions.refresh(request.refresh_token()).orElseThrow(InvalidRefreshToken::new);
        return RestResponse.ResponseBuilder.ok(tokens)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/logout")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "logout", summary = "End the caller's session that a refresh token belongs to")
    @APIResponse(responseCode = "204", description = "The session is over, also when it was before")
    public void logout(@Valid @NotNull UseRefreshToken request) {
        sessions.logout(request.refresh_token(), caller.get().id());
    }
}
