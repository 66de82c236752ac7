package io.livestream.chat.presence;

import io.livestream.chat.hub.RoomHub;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.platform.Rounds;
import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.event.PresenceRenewed.Holder;
import io.livestream.platform.log.EventLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Tells stream-service who has sockets open, so that they keep their seats: everybody soon after they came and then every twenty
 * seconds, a third of a lease. Whose last socket is closed is told of no more, and their lease runs out.
 */
@ApplicationScoped
class LeaseRenewals {

    private static final Logger LOG = Logger.getLogger(LeaseRenewals.class);
    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** In one record; it has some eighty bytes for each. */
    private static final int MOST_AT_ONCE = 1_000;

    private final RoomHubs hubs;
    private final EventLog log;
    private final Clock clock;
    private final Rounds rounds = new Rounds("lease-renewals");

    LeaseRenewals(RoomHubs hubs, EventLog log, Clock clock) {
        this.hubs = hubs;
        this.log = log;
        this.clock = clock;
    }

    void start(@Observes StartupEvent starting) {
        rounds.every(PAUSE, this::round);
    }

    void stop(@Observes ShutdownEvent stopping) {
        rounds.close();
    }

    private void round() {
        for (RoomHub hub : hubs.all()) {
            try {
                renew(hub);
            } catch (RuntimeException e) {
                LOG.errorf(e, "The leases of %s missed a round", hub.streamId());
            }
        }
    }

    /** Whoever could not be told of is told of in the next round. */
    private void renew(RoomHub hub) {
        Instant now = clock.instant();
        List<Holder> due = hub.dueForRenewal(now.minus(EVERY), now);
        for (int from = 0; from < due.size(); from += MOST_AT_ONCE) {
            List<Holder> some = due.subList(from, Math.min(due.size(), from + MOST_AT_ONCE));
            send(hub, some, now).exceptionally(failure -> {
                LOG.warnf("The leases of %s are renewed in the next round: %s", hub.streamId(), failure.toString());
                hub.renewalFailed(some);
                return null;
            });
        }
    }

    private CompletionStage<Void> send(RoomHub hub, List<Holder> some, Instant now) {
        var renewed = new PresenceRenewed(hub.streamId(), now, some);
        try {
            return log.renew(renewed);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }
}
