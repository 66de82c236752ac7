package io.livestream.qa;

import io.livestream.platform.outbox.OutboxRelay;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Begins to send what this service decides to the log. */
@ApplicationScoped
class Startup {

    void start(@Observes StartupEvent started, OutboxRelay relay) {
        relay.start();
    }
}
