package io.livestream.auth.account;

import io.livestream.platform.caller.CurrentCaller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.paging.Page;
import io.livestream.platform.validation.CodePoints;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/auth/users")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Accounts")
public class UserResource {

    private final AccountAdminService admin;
    private final CurrentCaller caller;

    UserResource(AccountAdminService admin, CurrentCaller caller) {
        this.admin = admin;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listUsers", summary = "All accounts, the newest first; for admins")
    public Page<AccountView> list(
            @RestQuery @CodePoints(max = 100) @Parameter(description = "Part of the address or the name") String q,
            @RestQuery
                    @Parameter(
                            description = "Only those of that role",
                            schema = @Schema(implementation = AccountRole.class))
                    String role,
            @RestQuery String limit,
            @RestQuery String after) {
        return admin.list(AccountQuery.parse(q, role, limit, after), caller.get());
    }

    @GET
    @Path("/{userId}")
    @Operation(operationId = "readUser", summary = "One account; for its owner and admins")
    public AccountView read(@RestPath UUID userId) {
        return admin.read(userId, caller.get());
    }

    @PUT
    @Path("/{userId}/role")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeRole", summary = "Give an account another role; for admins")
    @APIResponseSchema(value = AccountView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`own-account`")
    public AccountView changeRole(@RestPath UUID userId, @Valid @NotNull ChangeRole change) {
        return admin.changeRole(userId, AccountRole.from(change.role()).orElseThrow(), caller.get());
    }

    @PUT
    @Path("/{userId}/disabled")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeDisabled", summary = "Shut an account out, or let it in again; for admins")
    @APIResponseSchema(value = AccountView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "`own-account`")
    public AccountView changeDisabled(@RestPath UUID userId, @Valid @NotNull ChangeDisabled change) {
        return admin.changeDisabled(userId, change.disabled(), caller.get());
    }
}
