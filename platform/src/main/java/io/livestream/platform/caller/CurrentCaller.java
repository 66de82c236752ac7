package io.livestream.platform.caller;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows who makes the request that is being served. */
@ApplicationScoped
public class CurrentCaller {

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Answers only within a request that needs a token; anywhere else there is no caller, which is a 401. */
    public Caller get() {
        if (identity.getPrincipal() instanceof CallerPrincipal known) {
            return known.caller();
        }
        throw new UnauthorizedException();
    }
}
