package io.livestream.chat.room;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node whose rooms stand still takes no requests. */
@Readiness
@ApplicationScoped
class RoomsHealth implements HealthCheck {

    private final Rooms rooms;

    RoomsHealth(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("rooms").status(rooms.areRead()).build();
    }
}
