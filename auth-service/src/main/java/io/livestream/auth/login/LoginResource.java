package io.livestream.auth.login;

import io.livestream.auth.network.ClientAddresses;
import io.livestream.auth.session.TokenReply;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/auth/login")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Sessions")
public class LoginResource {

    private final LoginService login;
    private final ClientAddresses addresses;

    LoginResource(LoginService login, ClientAddresses addresses) {
        this.login = login;
        this.addresses = addresses;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "login", summary = "Sign in, by JSON or by the password form of OAuth 2")
    @APIResponseSchema(value = TokenReply.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "401", description = "`bad-credentials`")
    @APIResponse(responseCode = "429", description = "`too-many-attempts`")
    public RestResponse<TokenReply> login(@Valid @NotNull SignIn request, @Context HttpServerRequest http) {
        return answer(request, http);
    }

    /** For clients that know nothing else; refusals are those of JSON. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "loginByForm", summary = "Sign in by the password form of OAuth 2")
    @APIResponseSchema(value = TokenReply.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "401", description = "`bad-credentials`")
    @APIResponse(responseCode = "429", description = "`too-many-attempts`")
    public RestResponse<TokenReply> loginByForm(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PasswordForm.class)))
                    String form,
            @Context HttpServerRequest http) {
        return answer(PasswordForm.parse(form).signIn(), http);
    }

    private RestResponse<TokenReply> answer(SignIn request, HttpServerRequest http) {
        return RestResponse.ResponseBuilder.ok(login.signIn(request, addresses.of(http)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
