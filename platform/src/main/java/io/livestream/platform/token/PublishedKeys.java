package io.livestream.platform.token;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    private final URI keySet;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("token-keys").factory());
    private final AtomicLong lastMissed = new AtomicLong(System.nanoTime() - SOON.toNanos());
    private volatile Map<String, ECPublicKey> keys = Map.of();
    private boolean failing;

    PublishedKeys(URI keySet) {
        this.keySet = keySet;
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
            Map<String, ECPublicKey> published = KeySet.parse(fetch());
            if (published.isEmpty()) {
                throw new IOException("no key in it");
            }
            keys = published;
            failing = false;
        } catch (IOException | JoseException | RuntimeException e) {
            report(e);
        }
    }

    /** By the plain old client: the newer one sets up TLS and threads at each start of a service, for one small document. */
    private String fetch() throws IOException {
        var connection = (HttpURLConnection) keySet.toURL().openConnection();
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "application/json");
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }

    /** Once for each time it begins, not every ten seconds. */
    private void report(Exception e) {
        if (!failing) {
            LOG.warnf("Cannot read the key set at %s, will go on trying: %s", keySet, e);
        }
        failing = true;
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
