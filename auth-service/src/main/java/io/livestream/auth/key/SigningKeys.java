package io.livestream.auth.key;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.livestream.platform.token.KeySource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The keys as this replica knows them, from the database and not over HTTP: what it signs with, what it publishes, and what it
 * checks tokens with itself.
 */
@ApplicationScoped
public class SigningKeys implements KeySource {

    private final KeyStore store;
    private final Clock clock;
    private volatile KeyRing ring = new KeyRing(List.of());

    SigningKeys(KeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Reads the keys, after seeing to it that there is one to sign with and a successor in time. */
    @Scheduled(every = "{auth.schedule.keys}", delayed = "{auth.schedule.keys}", concurrentExecution = SKIP)
    public void maintain() {
        ring = store.maintain();
    }

    KeyRing rotate() {
        ring = store.rotate();
        return ring;
    }

    SigningKey signer() {
        return ring.signer(clock.instant());
    }

    String published() {
        return ring.published();
    }

    @Override
    public Map<String, ECPublicKey> keys() {
        return ring.publicKeys();
    }
}
