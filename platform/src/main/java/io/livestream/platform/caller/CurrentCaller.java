package io.livestream.platform.caller;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Knows who makes the request that is being served. */
@ApplicationScoped
public class CurrentCaller {

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Answers only within a request that needs a token; anywhere else there is no caller, which is a 401. */
    public Caller get() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return of(token);
        }
        throw new UnauthorizedException();
    }

    /** Who a token that was found right speaks of. */
    public static Caller of(JsonWebToken token) {
        return new Caller(
                UUID.fromString(token.getSubject()),
                token.getClaim("name"),
                token.getClaim(Claims.upn),
                token.getGroups());
    }
}
