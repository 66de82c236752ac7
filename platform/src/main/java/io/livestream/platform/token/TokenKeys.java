package io.livestream.platform.token;

import io.livestream.platform.follow.Revocations;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Provides the keys that auth-service publishes, unless the service has a source of its own, and the tokens found right by them. */
@Singleton
class TokenKeys {

    @Produces
    @DefaultBean
    @Singleton
    KeySource publishedKeys(TokenSettings settings) {
        return new PublishedKeys(settings.keySetUrl());
    }

    /** Tokens live by the time of the world, also where tests set the service's own clock. */
    @Produces
    @Singleton
    VerifiedTokens verifiedTokens(KeySource keys, TokenSettings settings, Revocations revocations) {
        return new VerifiedTokens(new TokenVerifier(keys, settings), keys, revocations::revokes, Clock.systemUTC());
    }

    /** Reads them before the first request, without keeping the start waiting. */
    void start(@Observes StartupEvent start, KeySource keys) {
        if (keys instanceof PublishedKeys published) {
            published.start();
        }
    }

    void stop(@Disposes KeySource keys) {
        if (keys instanceof PublishedKeys published) {
            published.close();
        }
    }
}
