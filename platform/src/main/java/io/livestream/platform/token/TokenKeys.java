package io.livestream.platform.token;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Provides the keys that auth-service publishes, unless the service has a source of its own. */
@Singleton
class TokenKeys {

    @Produces
    @DefaultBean
    @Singleton
    KeySource publishedKeys(TokenSettings settings) {
        return new PublishedKeys(settings.keySetUrl());
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
