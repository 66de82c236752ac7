package io.livestream.platform.follow;

import io.livestream.platform.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
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
    private final Rounds rounds = new Rounds("inbox-cleaning");

    InboxCleaning(Followers followers, Inbox inbox) {
        this.followers = followers;
        this.inbox = inbox;
    }

    void start(@Observes StartupEvent starting) {
        start(FIRST, EVERY);
    }

    void start(Duration first, Duration every) {
        rounds.every(first, every, this::round);
    }

    void stop(@Observes ShutdownEvent stopping) {
        rounds.close();
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
