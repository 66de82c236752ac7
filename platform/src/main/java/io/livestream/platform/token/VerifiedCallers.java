package io.livestream.platform.token;

import io.livestream.platform.log.DisabledAccounts;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;

/** Puts our own check of tokens in the place of the framework's: asked for each request that shows one, on event loops. */
@ApplicationScoped
@Alternative
@Priority(1)
class VerifiedCallers extends JWTCallerPrincipalFactory {

    private final VerifiedTokens tokens;

    /** Tokens live by the time of the world, also where tests set the service's own clock. */
    VerifiedCallers(KeySource keys, TokenSettings settings, DisabledAccounts disabled) {
        this.tokens =
                new VerifiedTokens(new TokenVerifier(keys, settings), keys, disabled::contains, Clock.systemUTC());
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
