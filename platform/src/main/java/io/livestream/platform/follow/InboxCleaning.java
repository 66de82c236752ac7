package io.livestream.platform.follow;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Lets followers forget the events that they saw long ago, apart from their work. Each node does so soon after its start and then now
 * and again; what another node has forgotten is no work for it.
 */
@ApplicationScoped
class InboxCleaning {

    private static final Logger LOG = Logger.getLogger(InboxCleaning.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Followers followers;
    private final Inbox inbox;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("inbox-cleaning").daemon().factory());

    InboxCleaning(Followers followers, Inbox inbox) {
        this.followers = followers;
        this.inbox = inbox;
    }

    void start(@Observes StartupEvent starting) {
        start(FIRST, EVERY);
    }

    void start(Duration first, Duration every) {
        rounds.scheduleWithFixedDelay(this::round, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        rounds.shutdownNow();
    }

    private void round() {
        if (followers.all().isEmpty()) {
            return;
        }
        try {
            inbox.forgetOld();
        } catch (RuntimeException e) {
            LOG.debugf("What was seen long ago is kept for now: %s", e.toString());
        }
    }
}
