package io.livestream.platform.token;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Puts our own check of tokens in the place of the framework's: asked for each request that shows one, on event loops. */
@ApplicationScoped
@Alternative
@Priority(1)
class VerifiedCallers extends JWTCallerPrincipalFactory {

    private final VerifiedTokens tokens;

    VerifiedCallers(VerifiedTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        try {
            return tokens.check(token).principal();
        } catch (TokenRefused refused) {
            throw new ParseException(refused.getMessage());
        }
    }
}
