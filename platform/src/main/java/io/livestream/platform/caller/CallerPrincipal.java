package io.livestream.platform.caller;

import io.livestream.platform.event.AccountRole;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;

/**
 * What a token that was found right says. Requests that show the same token share it, so who it speaks of is read out of its claims
 * once.
 */
public final class CallerPrincipal extends DefaultJWTCallerPrincipal {

    private final Caller caller;

    /** @throws RuntimeException if the subject is no UUID */
    public CallerPrincipal(String token, JwtClaims claims) {
        super(token, "JWT", claims);
        caller = new Caller(UUID.fromString(getSubject()), getClaim("name"), getClaim(Claims.upn), roles(getGroups()));
    }

    /** A group that is no role of ours grants nothing. */
    private static Set<AccountRole> roles(Set<String> groups) {
        return groups.stream().map(AccountRole::from).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    public Caller caller() {
        return caller;
    }
}
