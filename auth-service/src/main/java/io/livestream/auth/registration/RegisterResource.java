package io.livestream.auth.registration;

import io.livestream.auth.account.AccountView;
import io.livestream.auth.network.ClientAddresses;
import io.livestream.platform.idempotency.IdempotencyKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/auth/register")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Accounts")
public class RegisterResource {

    private final RegistrationService registration;
    private final ClientAddresses addresses;

    RegisterResource(RegistrationService registration, ClientAddresses addresses) {
        this.registration = registration;
        this.addresses = addresses;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "register", summary = "Make an account")
    @APIResponse(
            responseCode = "201",
            description = "The account; `Location` names it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AccountView.class)))
    @APIResponse(responseCode = "409", description = "`email-taken`")
    public RestResponse<Object> register(
            @Valid @NotNull RegisterAccount request,
            @RestHeader(IdempotencyKey.HEADER) String idempotencyKey,
            @Context HttpServerRequest http) {
        return registration
                .register(request, idempotencyKey, addresses.of(http))
                .reply()
                .build();
    }
}
