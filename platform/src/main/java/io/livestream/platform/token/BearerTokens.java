package io.livestream.platform.token;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.problem.Unauthenticated;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Checks a token that comes by another way than the {@code Authorization} header of a request to a resource. */
@Singleton
public class BearerTokens {

    private final VerifiedTokens tokens;

    BearerTokens(VerifiedTokens tokens) {
        this.tokens = tokens;
    }

    /** Who shows a token, since when it has proved that, and until when it does. */
    public record Bearer(Caller caller, Instant issuedAt, Instant expiresAt) {}

    /** @throws Unauthenticated if the token proves nothing, or its account is disabled or has lost a role that it grants */
    public Bearer check(String token) {
        try {
            VerifiedToken checked = tokens.check(token);
            return new Bearer(checked.principal().caller(), checked.issuedAt(), checked.expiresAt());
        } catch (TokenRefused refused) {
            throw new Unauthenticated();
        }
    }
}
