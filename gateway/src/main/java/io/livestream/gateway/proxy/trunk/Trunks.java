package io.livestream.gateway.proxy.trunk;

import io.livestream.gateway.proxy.Origin;
import io.livestream.trunk.TrunkProtocol;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The trunks of one event loop: one to each origin of rooms that takes it, opened when somebody first wants to go there. */
public final class Trunks {

    private static final Logger LOG = Logger.getLogger(Trunks.class);

    private static final int CONNECT_MILLIS = 2_000;
    /** For so long nobody waits for a trunk to an origin that had none to give. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final HttpClient client;
    private final boolean areWanted;
    private final Map<Origin, Trunk> open = new HashMap<>();
    private final Map<Origin, List<Consumer<Optional<Trunk>>>> waiting = new HashMap<>();
    private final Map<Origin, Long> refusedAt = new HashMap<>();

    public Trunks(Vertx vertx, HttpClient client, boolean areWanted) {
        this.vertx = vertx;
        this.client = client;
        this.areWanted = areWanted;
        vertx.setPeriodic(
                TrunkProtocol.PING_EVERY.toMillis(), _ -> open.values().forEach(Trunk::keepAlive));
    }

    /** Calls this once, with the trunk to an origin, or with none if there is none to be had at present. */
    public void of(Origin origin, Consumer<Optional<Trunk>> receiver) {
        Trunk trunk = open.get(origin);
        if (trunk != null || !areWanted || wasRefused(origin)) {
            receiver.accept(Optional.ofNullable(trunk));
            return;
        }
        List<Consumer<Optional<Trunk>>> others = waiting.get(origin);
        if (others != null) {
            others.add(receiver);
        } else {
            waiting.put(origin, new ArrayList<>(List.of(receiver)));
            ask(origin);
        }
    }

    private boolean wasRefused(Origin origin) {
        Long at = refusedAt.get(origin);
        return at != null && System.nanoTime() - at < LEFT_ALONE.toNanos();
    }

    private void ask(Origin origin) {
        client.request(origin.request(HttpMethod.GET, TrunkProtocol.PATH).setTimeout(CONNECT_MILLIS))
                .compose(request -> {
                    request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                            .putHeader(HttpHeaders.UPGRADE, TrunkProtocol.PROTOCOL);
                    // Of its end the trunk hears as such.
                    request.exceptionHandler(_ -> {});
                    return request.connect();
                })
                .onSuccess(response -> answered(origin, response))
                .onFailure(failure -> refused(origin, failure.toString()));
    }

    private void answered(Origin origin, HttpClientResponse response) {
        // Who has to know of the connection's end hears of it otherwise.
        response.exceptionHandler(_ -> {});
        response.request().exceptionHandler(_ -> {});
        if (response.statusCode() != 101) {
            // One on which an upgrade was asked for is used for nothing else, so nobody would close it.
            response.request().connection().close();
            refused(origin, "status " + response.statusCode());
            return;
        }
        response.exceptionHandler(_ -> {});
        var trunk = new Trunk(
                vertx, response.getHeader(TrunkProtocol.HEADER), (ended, cause) -> gone(origin, ended, cause));
        trunk.begin(response.request().connection());
        refusedAt.remove(origin);
        open.put(origin, trunk);
        tell(origin, trunk);
    }

    /** Sockets go there all the same, each by itself. */
    private void refused(Origin origin, String why) {
        LOG.debugf("No trunk to %s: %s", origin, why);
        refusedAt.put(origin, System.nanoTime());
        tell(origin, null);
    }

    private void gone(Origin origin, Trunk trunk, Throwable cause) {
        open.remove(origin, trunk);
        LOG.infof(
                "The trunk to %s has ended, with %d sockets%s",
                origin, trunk.size(), cause == null ? "" : ": " + cause);
    }

    private void tell(Origin origin, Trunk trunk) {
        waiting.remove(origin).forEach(receiver -> receiver.accept(Optional.ofNullable(trunk)));
    }
}
