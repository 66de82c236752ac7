package io.livestream.platform.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A node takes no requests before it follows what others say. Once it does, a stall is told here and no reason to take the node out:
 * the others would stall for the same cause, and what can be done without the database or the broker is to go on.
 */
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
                .status(followers.haveBegun() && disabledAccounts.isComplete())
                .withData("stalled", String.join(",", stalled))
                .withData("accounts", disabledAccounts.isComplete() ? "read" : "being read")
                .build();
    }
}
