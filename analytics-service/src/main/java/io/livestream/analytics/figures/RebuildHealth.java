package io.livestream.analytics.figures;

import io.livestream.platform.follow.FreshView;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node that builds its figures again serves them when they are whole. */
@Readiness
@ApplicationScoped
class RebuildHealth implements HealthCheck {

    private final AnalyticsSettings settings;
    private final FreshView view;
    private volatile boolean whole;

    RebuildHealth(AnalyticsSettings settings, FreshView view) {
        this.settings = settings;
        this.view = view;
    }

    @Override
    public HealthCheckResponse call() {
        whole = whole || !settings.rebuild() || view.lag() == 0;
        return HealthCheckResponse.named("figures").status(whole).build();
    }
}
