package io.livestream.gateway.edge;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The gateway is ready when clients can connect. Services that are missing do not make it less so. */
@Readiness
@Singleton
class PublicPort implements HealthCheck {

    private final Edge edge;

    PublicPort(Edge edge) {
        this.edge = edge;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("public port")
                .status(edge.actualPort() != 0)
                .build();
    }
}
