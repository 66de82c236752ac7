package io.livestream.chat.message;

import io.livestream.platform.Ids;
import io.livestream.platform.idempotency.IdempotencyKey;
import io.livestream.platform.problem.ServiceException;
import io.livestream.platform.problem.Unavailable;
import io.livestream.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a post that names an {@link IdempotencyKey} happen once.
 *
 * <p>The key stands for a message id from before the message is sent, so that an attempt that died in between is found out about by
 * asking whether a message of that id is on the log. The reply to a repeat is the message as it is now; no copy of a text is kept here
 * that a moderator could not remove.
 */
@ApplicationScoped
class PostKeys {

    private static final int CLEANED_AT_ONCE = 20;
    /** As for a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Sql sql;
    private final Clock clock;
    /** Each work has a connection to itself while it waits for the log, so half of them are left for everybody else. */
    private final Semaphore works;

    PostKeys(Sql sql, Clock clock, @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        this.sql = sql;
        this.clock = clock;
        works = new Semaphore(Math.max(1, connections / 2), true);
    }

    /**
     * Does something with the id that the key stands for, while nobody else does so with the same key.
     *
     * @param rules refuse what is not to be begun: of that no key is kept
     * @throws Unavailable if too many others are at it for too long
     */
    <T> T with(UUID author, UUID streamId, String key, Runnable rules, Function<UUID, T> work) {
        if (!mayBegin()) {
            throw new Unavailable("Too many messages with a key wait for the log.");
        }
        try {
            requireBeginnable(author, streamId, key, rules);
            return withReserved(author, streamId, key, work);
        } finally {
            works.release();
        }
    }

    private boolean mayBegin() {
        try {
            return works.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What has a key was begun, and goes on whatever the rules say by now: they may refuse it because it is on the log already. */
    private void requireBeginnable(UUID author, UUID streamId, String key, Runnable rules) {
        try {
            rules.run();
        } catch (ServiceException refused) {
            if (!isReserved(author, streamId, key)) {
                throw refused;
            }
        }
    }

    private boolean isReserved(UUID author, UUID streamId, String key) {
        return sql.first(
                        """
                        select true as reserved from chat_post_keys
                        where author_id = ? and stream_id = ? and key = ? and reserved_at > ?""",
                        row -> row.flag("reserved"),
                        author,
                        streamId,
                        key,
                        clock.instant().minus(IdempotencyKey.KEPT))
                .isPresent();
    }

    private <T> T withReserved(UUID author, UUID streamId, String key, Function<UUID, T> work) {
        Optional<T> done;
        do {
            QuarkusTransaction.requiringNew().run(() -> reserve(author, streamId, key));
            done = QuarkusTransaction.requiringNew()
                    .call(() -> lock(author, streamId, key).map(work));
        } while (done.isEmpty());
        return done.get();
    }

    private void reserve(UUID author, UUID streamId, String key) {
        Instant now = clock.instant();
        Instant tooOld = now.minus(IdempotencyKey.KEPT);
        sql.update("""
                insert into chat_post_keys (author_id, stream_id, key, message_id, reserved_at)
                values (?, ?, ?, ?, ?)
                on conflict (author_id, stream_id, key) do update
                set message_id = excluded.message_id, reserved_at = excluded.reserved_at
                where chat_post_keys.reserved_at <= ?""", author, streamId, key, Ids.next(), now, tooOld);
        clean(tooOld);
    }

    /** Skips what other calls hold, so that cleaning never waits and never deadlocks. */
    private void clean(Instant tooOld) {
        sql.update("""
                delete from chat_post_keys where (author_id, stream_id, key) in (
                    select author_id, stream_id, key from chat_post_keys where reserved_at <= ?
                    order by reserved_at limit ? for update skip locked)""", tooOld, CLEANED_AT_ONCE);
    }

    /** Empty if the key is gone again by now: it was about to be a day old, or the stream is deleted. */
    private Optional<UUID> lock(UUID author, UUID streamId, String key) {
        return sql.first("""
                        select message_id from chat_post_keys
                        where author_id = ? and stream_id = ? and key = ? for update""", row -> row.uuid("message_id"), author, streamId, key);
    }
}
