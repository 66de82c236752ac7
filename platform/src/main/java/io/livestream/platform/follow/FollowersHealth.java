package io.livestream.platform.follow;

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
    private final Revocations revocations;

    FollowersHealth(Followers followers, Revocations revocations) {
        this.followers = followers;
        this.revocations = revocations;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> stalled = followers.stalled();
        return HealthCheckResponse.named("log")
                .status(followers.haveBegun() && revocations.isComplete())
                .withData("stalled", String.join(",", stalled))
                .withData("accounts", revocations.isComplete() ? "read" : "being read")
                .build();
    }
}
