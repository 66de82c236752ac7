package io.livestream.gateway.proxy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import org.jboss.logging.Logger;

/** One address of one service, and whether it was there when last tried. Shared by all event loops. */
public final class Origin {

    private static final Logger LOG = Logger.getLogger(Origin.class);

    /** Long enough to spare clients the failed attempts, short enough not to miss a restart. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(2);

    private final String name;
    private final String host;
    private final int port;
    private final boolean secure;
    private volatile long downSince;
    private volatile boolean down;

    private Origin(URI base) {
        name = base.toString();
        host = base.getHost();
        secure = "https".equals(base.getScheme());
        port = base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80;
    }

    static Origin parse(String setting, String url) {
        try {
            URI base = URI.create(url.strip().replaceAll("/+$", ""));
            boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
            if (web && base.getHost() != null && base.getPath().isEmpty()) {
                return new Origin(base);
            }
        } catch (IllegalArgumentException _) {
            // Told below, like every other wrong address.
        }
        throw new ConfigurationException(
                "%s: '%s' is not a base address like http://127.0.0.1:8081".formatted(setting, url));
    }

    public RequestOptions request(HttpMethod method, String uri) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(host)
                .setPort(port)
                .setSsl(secure)
                .setURI(uri);
    }

    /** Nothing listens there; others take its part for a moment. */
    public void unreachable() {
        if (!down) {
            LOG.warnf("%s cannot be reached", name);
        }
        downSince = System.nanoTime();
        down = true;
    }

    void reached() {
        if (down) {
            LOG.infof("%s is reached again", name);
            down = false;
        }
    }

    boolean isDown() {
        return down;
    }

    boolean healthy() {
        return !down || System.nanoTime() - downSince > LEFT_ALONE.toNanos();
    }

    @Override
    public String toString() {
        return name;
    }
}
