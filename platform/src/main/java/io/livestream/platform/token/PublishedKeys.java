package io.livestream.platform.token;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jose4j.lang.JoseException;

/**
 * The keys that auth-service publishes.
 *
 * <p>They are read again in the background, sooner when a token names a key that is not among them, and the last good ones
 * are kept while auth-service cannot be reached. Nothing ever waits for them.
 */
final class PublishedKeys implements KeySource, AutoCloseable {

    static final Duration EVERY = Duration.ofSeconds(10);

    /** Until there are any, and the least time between two reads for the sake of unknown keys. */
    static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Logger LOG = Logger.getLogger(PublishedKeys.class);

    private final HttpRequest request;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("token-keys").factory());
    private final AtomicLong lastMissed = new AtomicLong(System.nanoTime() - SOON.toNanos());
    private volatile Map<String, ECPublicKey> keys = Map.of();
    private boolean failing;

    PublishedKeys(URI keySet) {
        this.request = HttpRequest.newBuilder(keySet)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
    }

    void start() {
        reader.execute(this::readAndGoOn);
    }

    @Override
    public Map<String, ECPublicKey> keys() {
        return keys;
    }

    @Override
    public void missed() {
        long now = System.nanoTime();
        long last = lastMissed.get();
        if (now - last >= SOON.toNanos() && lastMissed.compareAndSet(last, now)) {
            reader.execute(this::read);
        }
    }

    private void readAndGoOn() {
        read();
        Duration pause = keys.isEmpty() ? SOON : EVERY;
        reader.schedule(this::readAndGoOn, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            Map<String, ECPublicKey> published = KeySet.parse(response.body());
            if (published.isEmpty()) {
                throw new IOException("no key in it");
            }
            keys = published;
            failing = false;
        } catch (IOException | JoseException | RuntimeException e) {
            report(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once for each time it begins, not every ten seconds. */
    private void report(Exception e) {
        if (!failing) {
            LOG.warnf("Cannot read the key set at %s, will go on trying: %s", request.uri(), e);
        }
        failing = true;
    }

    @Override
    public void close() {
        reader.shutdownNow();
        client.shutdownNow();
    }
}
