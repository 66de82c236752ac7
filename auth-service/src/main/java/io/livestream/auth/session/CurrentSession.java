package io.livestream.auth.session;

import io.livestream.auth.key.AccessTokens;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Knows the session that the token of the request being served belongs to. */
@ApplicationScoped
public class CurrentSession {

    private final SecurityIdentity identity;

    CurrentSession(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Optional<UUID> id() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.<String>ofNullable(token.getClaim(AccessTokens.SESSION))
                        .map(UUID::fromString)
                : Optional.empty();
    }
}
