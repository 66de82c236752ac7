package io.livestream.auth.login;

import io.livestream.auth.session.TokenReply;
import io.livestream.platform.problem.Invalid;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/auth/login")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Sessions")
public class LoginResource {

    private final Login login;
    private final ClientAddresses addresses;

    LoginResource(Login login, ClientAddresses addresses) {
        this.login = login;
        this.addresses = addresses;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "login", summary = "Sign in, by JSON or by the password form of OAuth 2")
    public RestResponse<TokenReply> login(@Valid @NotNull SignIn request, @Context HttpServerRequest http) {
        return answer(request, http);
    }

    /** The password form of OAuth 2 (RFC 6749, 4.3), for clients that know nothing else; refusals are those of JSON. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "loginByForm", summary = "Sign in by the password form of OAuth 2")
    public RestResponse<TokenReply> loginByForm(
            @RestForm("grant_type") String grantType,
            @RestForm @NotNull String username,
            @RestForm @NotNull String password,
            @Context HttpServerRequest http) {
        if (grantType != null && !grantType.equals("password")) {
            throw new Invalid("grant_type", "must be password");
        }
        return answer(new SignIn(username, password), http);
    }

    private RestResponse<TokenReply> answer(SignIn request, HttpServerRequest http) {
        return RestResponse.ResponseBuilder.ok(login.signIn(request, addresses.of(http)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
