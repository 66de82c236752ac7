package io.livestream.chat.socket;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node that is about to stop says so first, so that nobody is sent to it any more. */
@Readiness
@ApplicationScoped
class SocketsHealth implements HealthCheck {

    private final Draining draining;

    SocketsHealth(Draining draining) {
        this.draining = draining;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("room sockets")
                .status(!draining.isDraining())
                .build();
    }
}
