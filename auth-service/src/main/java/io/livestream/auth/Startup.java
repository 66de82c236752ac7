package io.livestream.auth;

import io.livestream.auth.key.SigningKeys;
import io.livestream.auth.registration.FirstAdmin;
import io.livestream.platform.outbox.OutboxRelay;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What must be there before the first request: a key to sign with, an admin if one was asked for, and the relay. */
@ApplicationScoped
class Startup {

    void start(@Observes StartupEvent started, SigningKeys keys, FirstAdmin admin, OutboxRelay relay) {
        keys.maintain();
        admin.ensure();
        relay.start();
    }
}
