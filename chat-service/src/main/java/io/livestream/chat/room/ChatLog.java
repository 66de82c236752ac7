package io.livestream.chat.room;

import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.log.EventLog;
import io.livestream.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Appends what happens in a chat to the stream's log. Nothing has happened before it is there. */
@ApplicationScoped
public class ChatLog {

    private static final Logger LOG = Logger.getLogger(ChatLog.class);
    /** The producer gives up sooner; this only bounds the wait should it not. */
    private static final Duration LONGEST = Duration.ofSeconds(12);

    private static final Duration UNTIL_APPLIED = Duration.ofSeconds(2);

    private final EventLog log;
    private final Clock clock;

    ChatLog(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** The time as events have it. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Appends one event and returns once it is on the log.
     *
     * @param eventId the same for every attempt at the same thing: readers drop repeats by it
     * @throws Unavailable if the broker does not take it; it may still appear on the log
     */
    public Logged append(Room room, UUID eventId, Instant at, ChatEvent event) {
        Logged logged = await(log.append(eventId, room.streamId(), at, event));
        room.acknowledge(logged);
        return logged;
    }

    /** Appends one event and returns once this node's room shows it. */
    public void carryOut(Room room, ChatEvent event) {
        Logged logged = append(room, Ids.next(), now(), event);
        awaitApplied(room, logged);
    }

    /** Waits until this node's room shows an event; not for ever, since what is on the log has happened in any case. */
    public void awaitApplied(Room room, Logged logged) {
        if (!room.awaitUpTo(logged.seq() + 1, UNTIL_APPLIED)) {
            LOG.warnf("The room of %s is behind the log at %d", room.streamId(), logged.seq());
        }
    }

    private static Logged await(CompletionStage<Logged> appending) {
        try {
            return appending.toCompletableFuture().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("Nothing can be appended: %s", e.toString());
            throw new Unavailable("The log takes nothing now.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Stopping.");
        }
    }
}
