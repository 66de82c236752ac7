package io.livestream.platform.outbox;

import io.livestream.platform.Rounds;
import io.livestream.platform.sql.Sql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * How much of the outbox is unsent and since when, for the service's operators. Each node looks for itself, so that it shows also when
 * no node sends.
 */
@ApplicationScoped
class OutboxBacklog {

    private static final Logger LOG = Logger.getLogger(OutboxBacklog.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    /** More are not counted: it is late then anyway. */
    private static final int MOST = 100_000;

    private static final String LOOK = """
            select (select count(*) from (select 1 from outbox limit %d) as counted) as unsent,
                   (select ce_time from outbox order by id limit 1) as oldest""".formatted(MOST);

    /** @param oldest null if there is none */
    private record Unsent(long rows, Instant oldest) {}

    private final Sql sql;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Rounds rounds = new Rounds("outbox-backlog");
    /** Null while nobody knows. */
    private volatile Unsent unsent;

    OutboxBacklog(Sql sql, Clock clock, MeterRegistry meters) {
        this.sql = sql;
        this.clock = clock;
        this.meters = meters;
    }

    void start() {
        Gauge.builder("livestream.outbox.rows", this, OutboxBacklog::rows)
                .description("Rows of the outbox that are not sent, at most " + MOST)
                .register(meters);
        Gauge.builder("livestream.outbox.oldest.age", this, OutboxBacklog::ageSeconds)
                .description("Age of the oldest unsent row of the outbox, 0 if there is none")
                .baseUnit("seconds")
                .register(meters);
        rounds.every(Duration.ZERO, EVERY, this::look);
    }

    private void look() {
        try {
            unsent = sql.first(LOOK, row -> new Unsent(row.number("unsent"), row.instant("oldest")))
                    .orElseThrow();
        } catch (RuntimeException e) {
            LOG.debugf("The outbox cannot be looked at: %s", e.toString());
            unsent = null;
        }
    }

    private double rows() {
        Unsent now = unsent;
        return now == null ? Double.NaN : now.rows();
    }

    private double ageSeconds() {
        return unsent == null ? Double.NaN : age().toMillis() / 1e3;
    }

    /** Of the oldest row that was unsent when it looked last; nothing if there was none, or nobody knows. */
    Duration age() {
        Unsent now = unsent;
        if (now == null || now.oldest() == null) {
            return Duration.ZERO;
        }
        Duration age = Duration.between(now.oldest(), clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }
}
