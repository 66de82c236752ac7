package io.livestream.auth.password;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.livestream.platform.Ids;
import io.livestream.platform.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Counts wrong passwords, in the database and so over all replicas: at most so many of a subject within a window that slides.
 * Attempts refused for their number are not counted, so the way is free again when the window has passed.
 */
@ApplicationScoped
class FailedAttempts {

    private static final String LIMIT_REACHED =
            "select at from failed_attempts where subject = ? and at > ? order by at desc offset ? limit 1";

    private final Sql sql;
    private final Clock clock;
    private final AttemptSettings settings;

    FailedAttempts(Sql sql, Clock clock, AttemptSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
    }

    void refuseWhenExhausted(Guess guess) {
        Duration wait = guess.subjects().stream()
                .map(this::waitOf)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (wait.isPositive()) {
            throw new TooManyAttempts(wait);
        }
    }

    /** Until the failure that reached the limit has left the window. */
    private Duration waitOf(Guess.Subject subject) {
        Duration window = window(subject.kind());
        Instant now = clock.instant();
        return sql.first(
                        LIMIT_REACHED,
                        row -> row.instant("at"),
                        subject.name(),
                        now.minus(window),
                        limit(subject.kind()) - 1)
                .map(at -> Duration.between(now, at.plus(window)))
                .orElse(Duration.ZERO);
    }

    void add(Guess guess) {
        Instant now = clock.instant();
        List<Object[]> rows = guess.subjects().stream()
                .map(subject -> new Object[] {Ids.next(), subject.name(), now})
                .toList();
        sql.batch("insert into failed_attempts (id, subject, at) values (?, ?, ?)", rows);
    }

    /** Forgets what no window covers any more: who tried from where is nobody's business for longer than it is needed. */
    @Scheduled(
            every = "{auth.schedule.housekeeping}",
            delayed = "{auth.schedule.housekeeping}",
            concurrentExecution = SKIP)
    void forgetOld() {
        Duration longest = Collections.max(List.of(settings.accountWindow(), settings.addressWindow()));
        sql.update("delete from failed_attempts where at <= ?", clock.instant().minus(longest));
    }

    private int limit(Guess.Subject.Kind kind) {
        return switch (kind) {
            case ACCOUNT_FROM_ADDRESS, SIGNED_IN -> settings.perAccountAndAddress();
            case ACCOUNT -> settings.perAccount();
            case ADDRESS -> settings.perAddress();
        };
    }

    private Duration window(Guess.Subject.Kind kind) {
        return switch (kind) {
            case ACCOUNT_FROM_ADDRESS, SIGNED_IN, ACCOUNT -> settings.accountWindow();
            case ADDRESS -> settings.addressWindow();
        };
    }
}
