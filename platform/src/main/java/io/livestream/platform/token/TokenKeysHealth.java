package io.livestream.platform.token;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while no token can be checked. Keys that were read once stay good when auth-service is away. */
@Readiness
@ApplicationScoped
class TokenKeysHealth implements HealthCheck {

    private final KeySource keys;

    TokenKeysHealth(KeySource keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("token keys")
                .status(!keys.keys().isEmpty())
                .build();
    }
}
