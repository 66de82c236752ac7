package io.livestream.platform;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Does something again and again, on one thread of its own that keeps no process alive. A round that fails is not the last. */
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final String name;
    private final ScheduledExecutorService thread;

    /** @param name of the thread, and of what is missed when a round fails */
    public Rounds(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Begins with a pause. */
    public void every(Duration pause, Runnable round) {
        every(pause, pause, round);
    }

    /**
     * @param first until the first round
     * @param pause from the end of a round to the next
     */
    public void every(Duration first, Duration pause, Runnable round) {
        thread.scheduleWithFixedDelay(
                () -> unlessItFails(round), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void unlessItFails(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "A round of %s failed; the next will come", name);
        }
    }

    /** Interrupts the round in progress. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Waits for the round in progress, and interrupts it when it takes longer than that. */
    public void close(Duration patience) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            thread.shutdownNow();
        }
    }
}
