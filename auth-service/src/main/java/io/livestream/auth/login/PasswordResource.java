package io.livestream.auth.login;

import io.livestream.auth.session.CurrentSession;
import io.livestream.platform.caller.CurrentCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/auth/me/password")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Accounts")
public class PasswordResource {

    private final LoginService login;
    private final CurrentCaller caller;
    private final CurrentSession session;

    PasswordResource(LoginService login, CurrentCaller caller, CurrentSession session) {
        this.login = login;
        this.caller = caller;
        this.session = session;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changePassword", summary = "Change the caller's password; all other sessions end")
    public void change(@Valid @NotNull ChangePassword request) {
        login.changePassword(caller.get().id(), session.id(), request);
    }
}
