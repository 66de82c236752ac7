package io.livestream.platform.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node that follows nothing now would refuse what others know, so it takes no requests. */
@Readiness
@ApplicationScoped
class FollowersHealth implements HealthCheck {

    private final Followers followers;
    private final DisabledAccounts disabledAccounts;

    FollowersHealth(Followers followers, DisabledAccounts disabledAccounts) {
        this.followers = followers;
        this.disabledAccounts = disabledAccounts;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> stalled = followers.stalled();
        return HealthCheckResponse.named("log")
                .status(stalled.isEmpty() && disabledAccounts.isComplete())
                .withData("stalled", String.join(",", stalled))
                .withData("accounts", disabledAccounts.isComplete() ? "read" : "being read")
                .build();
    }
}
