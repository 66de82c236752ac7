package io.livestream.platform.outbox;

import io.livestream.platform.log.Kafka;
import io.livestream.platform.sql.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Sends the rows of the outbox, in order for each partition, and removes them once the broker has them.
 *
 * <p>One relay a database works at a time: the one that holds the advisory lock. The others wait to take over, so order holds with
 * many replicas. It is woken by each commit on its own node and looks by itself ten times a second for those of others.
 *
 * <p>A relay that died between sending and removing leaves rows that are on the log already; whoever takes over looks there before
 * sending (see {@link OutboxReconciliation}), so a crash neither loses nor doubles a record.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** Any number will do, as long as nobody else in the database locks by it: "outbox" in ASCII. */
    private static final long LOCK = 0x6F7574626F78L;

    private static final Duration LOOK = Duration.ofMillis(100);
    /** So long sent rows wait for a next round, which would remove them along with reading its own. */
    private static final Duration SOON = Duration.ofMillis(5);

    private static final Duration RETRY = Duration.ofMillis(500);

    private final DataSource database;
    private final Kafka kafka;
    private final Sql sql;
    private final OutboxBacklog backlog;
    private final Counter sent;
    private final Semaphore work = new Semaphore(0);
    private final Map<Long, CompletableFuture<Void>> expected = new ConcurrentHashMap<>();
    private volatile boolean leading;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    OutboxRelay(DataSource database, Kafka kafka, Sql sql, OutboxBacklog backlog, MeterRegistry meters) {
        this.database = database;
        this.kafka = kafka;
        this.sql = sql;
        this.backlog = backlog;
        this.sent = Counter.builder("livestream.outbox.sent")
                .description("Rows of the outbox that the broker has")
                .register(meters);
    }

    /** Begins to send. A service with an outbox calls it once, when it starts. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
            backlog.start();
        }
    }

    /** There may be something to send. */
    void wake() {
        work.release();
    }

    /** Somebody may wait for this row; called before its transaction ends. */
    void expect(long id) {
        expected.put(id, new CompletableFuture<>());
    }

    /** The row will never be sent: its transaction was rolled back. */
    void forget(long id) {
        expected.remove(id);
    }

    /** Waits until these rows are sent, by whichever replica, but not longer than that. */
    void awaitSent(Collection<Long> ids, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        CompletableFuture<Void> sent = CompletableFuture.allOf(
                ids.stream().map(expected::get).filter(Objects::nonNull).toArray(CompletableFuture[]::new));
        // A node that began to lead meanwhile does not know what was sent by the one before.
        boolean hasLed = leading;
        while (System.nanoTime() < deadline && !awaited(sent, LOOK)) {
            hasLed &= leading;
            if (!hasLed && areGone(ids)) {
                break;
            }
        }
        ids.forEach(expected::remove);
    }

    private boolean areGone(Collection<Long> ids) {
        return sql.first(
                        "select 1 as one from outbox where id = any (?) limit 1",
                        row -> row.number("one"),
                        List.copyOf(ids))
                .isEmpty();
    }

    private static boolean awaited(CompletableFuture<Void> sent, Duration patience) {
        try {
            sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void run() {
        try {
            do {
                leadIfFree();
            } while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("Stopped sending");
        }
    }

    private void leadIfFree() throws InterruptedException {
        try (Connection connection = database.getConnection()) {
            if (lock(connection)) {
                lead(connection);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warnf("The outbox relay begins again: %s", e.toString());
        }
    }

    private void lead(Connection connection) throws Exception {
        try (OutboxRound round = new OutboxRound(connection, kafka)) {
            leading = true;
            while (stopping.getCount() > 0) {
                boolean all = round.send(this::sent);
                if (all && !awaitWork(SOON)) {
                    round.removeSent();
                    awaitWork(LOOK);
                }
            }
        } finally {
            leading = false;
            unlock(connection);
        }
    }

    /** Waits until there may be something to send, for so long at most. */
    private boolean awaitWork(Duration atMost) throws InterruptedException {
        boolean woken = work.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (woken) {
            work.drainPermits();
        }
        return woken;
    }

    private void sent(long id) {
        sent.increment();
        CompletableFuture<Void> waiting = expected.remove(id);
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static void unlock(Connection connection) {
        try (var statement = connection.prepareStatement("select pg_advisory_unlock_all()")) {
            statement.execute();
        } catch (SQLException e) {
            LOG.debugf("The lock went with its connection: %s", e.toString());
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        wake();
        if (thread != null && !thread.join(Duration.ofSeconds(3))) {
            thread.interrupt();
        }
    }
}
