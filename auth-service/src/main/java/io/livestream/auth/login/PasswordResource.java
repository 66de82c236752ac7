package io.livestream.auth.login;

import io.livestream.auth.network.ClientAddresses;
import io.livestream.auth.session.CurrentSession;
import io.livestream.platform.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/auth/me/password")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Accounts")
public class PasswordResource {

    private final LoginService login;
    private final CurrentCaller caller;
    private final CurrentSession session;
    private final ClientAddresses addresses;

    PasswordResource(LoginService login, CurrentCaller caller, CurrentSession session, ClientAddresses addresses) {
        this.login = login;
        this.caller = caller;
        this.session = session;
        this.addresses = addresses;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changePassword", summary = "Change the caller's password; all other sessions end")
    @APIResponse(responseCode = "204", description = "No Content")
    @APIResponse(responseCode = "429", description = "`too-many-attempts`")
    public void change(@Valid @NotNull ChangePassword request, @Context HttpServerRequest http) {
        login.changePassword(caller.get().id(), session.id(), request, addresses.of(http));
    }
}
