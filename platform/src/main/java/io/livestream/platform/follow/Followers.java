package io.livestream.platform.follow;

import io.livestream.platform.event.AccountState;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.follow.Intake.Read;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.Topics;
import io.livestream.platform.trace.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topics that this service follows into its database. A service says what it follows once, when it starts. */
@ApplicationScoped
public class Followers {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Kafka kafka;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Traces traces;
    private final MeterRegistry meters;
    private final Map<Follower<?>, Thread> running = new ConcurrentHashMap<>();

    Followers(Kafka kafka, Inbox inbox, DeadLetters deadLetters, Traces traces, MeterRegistry meters) {
        this.kafka = kafka;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.traces = traces;
        this.meters = meters;
    }

    /**
     * Follows the log of every stream.
     *
     * @param name of the follower, the same on all nodes of the service
     * @param handler gets new events in the order of each stream, inside the transaction in which it is to write
     */
    public void follow(String name, Consumer<List<Logged>> handler) {
        follow(name, EventType.all().keySet(), handler);
    }

    /**
     * Follows the log of every stream, for some types of events; the others are passed by at next to no cost.
     *
     * @param types see {@link EventType#namesOf}
     */
    public void follow(String name, Set<String> types, Consumer<List<Logged>> handler) {
        start(new Follower<>(
                name, Topics.EVENTS, kafka, inbox, leftovers(name), new EventReader(types), handler, traces));
    }

    /** Follows the accounts; a state may come again, a later one replaces an earlier one. */
    public void followAccounts(String name, Consumer<List<AccountState>> handler) {
        start(new Follower<>(name, Topics.USERS, kafka, inbox, leftovers(name), new AccountReader(), handler, traces));
    }

    /** Follows the renewals of open sockets; one may come again. */
    public void followPresence(String name, Consumer<List<PresenceRenewed>> handler) {
        start(new Follower<>(
                name, Topics.PRESENCE, kafka, inbox, leftovers(name), Followers::renewal, handler, traces));
    }

    /** Lets a follower that has not begun yet read from the start; in the transaction that empties what it wrote. */
    public void rewind(String name) {
        inbox.rewind(name);
    }

    private Leftovers leftovers(String name) {
        return new Leftovers(name, deadLetters, meters);
    }

    private void start(Follower<?> follower) {
        Gauge.builder("livestream.follower.reading", follower, reading -> reading.isReading() ? 1 : 0)
                .description("1 while the follower reads, 0 while it waits for the database or the broker")
                .tag("follower", follower.name())
                .tag("topic", follower.topic())
                .register(meters);
        running.put(
                follower,
                Thread.ofPlatform().name("follow-" + follower.topic()).daemon().start(follower));
    }

    private static Optional<Read<PresenceRenewed>> renewal(ConsumerRecord<String, byte[]> record) throws Unreadable {
        return PresenceRenewed.read(record).map(renewed -> new Read<>(null, renewed));
    }

    Optional<Follower<?>> of(String topic) {
        return running.keySet().stream()
                .filter(follower -> follower.topic().equals(topic))
                .<Follower<?>>map(follower -> follower)
                .findFirst();
    }

    Set<Follower<?>> all() {
        return running.keySet();
    }

    /** Whether all have read at some time. */
    boolean haveBegun() {
        return running.keySet().stream().allMatch(Follower::hasBegun);
    }

    /** The names of those that do not read now. */
    List<String> stalled() {
        return running.keySet().stream()
                .filter(follower -> !follower.isReading())
                .map(Follower::name)
                .toList();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running.keySet().forEach(Follower::stop);
        for (Thread thread : running.values()) {
            if (!thread.join(PATIENCE)) {
                thread.interrupt();
            }
        }
    }
}
