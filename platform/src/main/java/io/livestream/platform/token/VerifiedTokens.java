package io.livestream.platform.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.livestream.platform.caller.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiPredicate;

/**
 * The tokens found right on this node, so that a signature costs once and not with each request.
 *
 * <p>What can change while a token lives is looked at each time: its expiry, the account and whether the key that signed it
 * is still trusted.
 */
final class VerifiedTokens {

    private static final int MOST = 20_000;

    private final TokenVerifier verifier;
    private final KeySource keys;
    private final BiPredicate<Caller, Instant> revoked;
    private final Clock clock;
    private final Cache<String, VerifiedToken> verified;

    VerifiedTokens(TokenVerifier verifier, KeySource keys, BiPredicate<Caller, Instant> revoked, Clock clock) {
        this.verifier = verifier;
        this.keys = keys;
        this.revoked = revoked;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<String, VerifiedToken>creating(
                        (_, token) -> Duration.between(clock.instant(), token.expiresAt())))
                .build();
    }

    VerifiedToken check(String token) throws TokenRefused {
        VerifiedToken known = verified.getIfPresent(token);
        VerifiedToken checked = known == null ? verifier.verify(token) : known;
        if (!clock.instant().isBefore(checked.expiresAt())) {
            throw new TokenRefused("It has expired");
        }
        if (!keys.keys().containsKey(checked.keyId())) {
            throw new TokenRefused("Its key is no longer trusted");
        }
        if (revoked.test(checked.principal().caller(), checked.issuedAt())) {
            throw new TokenRefused("Its account is disabled, or has lost the role");
        }
        if (known == null) {
            verified.put(token, checked);
        }
        return checked;
    }
}
