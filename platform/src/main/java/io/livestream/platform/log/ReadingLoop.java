package io.livestream.platform.log;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the log with one thread and a consumer of its own, turn by turn, until it is stopped. When something fails it closes the
 * consumer, waits and begins again with a new one.
 *
 * <p>The consumer is the thread's alone. Others may stop the loop or wake it up, nothing else; a thread that is interrupted ends.
 */
public final class ReadingLoop implements Runnable {

    /** What is read, and what is done with it. The loop's thread alone calls this. */
    public interface Reading {

        /** A consumer has been opened, and knows nothing of those before it. What a wake-up breaks off is begun once more. */
        void begin(Consumer<String, byte[]> opened);

        /** Reads what has come, and waits a little if nothing has: a loop that is to stop ends after the turn. */
        void turn(Consumer<String, byte[]> opened) throws InterruptedException;

        /** Logs why it goes on with a new consumer. */
        void failed(RuntimeException failure);

        /** The consumer is closed, after a failure or for good; not called if the thread is interrupted in a turn. */
        default void ended() {}
    }

    private static final Logger LOG = Logger.getLogger(ReadingLoop.class);

    private final String name;
    private final Supplier<? extends Consumer<String, byte[]>> consumers;
    private final Reading reading;
    private final Duration firstPause;
    private final Duration longestPause;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Consumer<String, byte[]> consumer;
    private Duration pause;

    /** @param pause how long it waits after each failure */
    public ReadingLoop(
            String name, Supplier<? extends Consumer<String, byte[]>> consumers, Reading reading, Duration pause) {
        this(name, consumers, reading, pause, pause);
    }

    /**
     * @param firstPause how long it waits after the first failure; after each further one twice as long, until a turn has come through
     * @param longestPause how long it waits at most
     */
    public ReadingLoop(
            String name,
            Supplier<? extends Consumer<String, byte[]>> consumers,
            Reading reading,
            Duration firstPause,
            Duration longestPause) {
        this.name = name;
        this.consumers = consumers;
        this.reading = reading;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        this.pause = firstPause;
    }

    /** Ends the loop as soon as its turn is over, or its pause. */
    public void stop() {
        stopping.countDown();
        wakeUp();
    }

    /**
     * Breaks off the present turn where it waits for the broker, or else the next one that does so; then the next turn begins. A beginning
     * that it breaks off is made again first.
     */
    public void wakeUp() {
        Consumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }

    @Override
    public void run() {
        try {
            do {
                read();
            } while (!stopping.await(nextPause().toMillis(), TimeUnit.MILLISECONDS));
            LOG.debugf("%s stops", name);
        } catch (InterruptedException e) {
            LOG.debugf("%s was interrupted", name);
        }
    }

    private void read() throws InterruptedException {
        try (Consumer<String, byte[]> opened = consumers.get()) {
            consumer = opened;
            begin(opened);
            while (!isStopping()) {
                turn(opened);
            }
        } catch (InterruptException e) {
            // It has marked the thread as interrupted, which ends it.
            LOG.tracef("%s is interrupted", name);
        } catch (RuntimeException e) {
            reading.failed(e);
        }
        reading.ended();
    }

    private void begin(Consumer<String, byte[]> opened) {
        boolean begun = false;
        while (!begun && !isStopping()) {
            try {
                reading.begin(opened);
                begun = true;
            } catch (WakeupException e) {
                LOG.tracef("%s is woken up as it begins", name);
            }
        }
    }

    private void turn(Consumer<String, byte[]> opened) throws InterruptedException {
        try {
            reading.turn(opened);
            pause = firstPause;
        } catch (WakeupException e) {
            LOG.tracef("%s is woken up", name);
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private Duration nextPause() {
        Duration next = pause;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        return next;
    }
}
