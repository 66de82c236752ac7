package io.livestream.gateway.proxy;

import io.livestream.gateway.routing.Route;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How often one request may be tried, and where. An origin that cannot be connected to has seen nothing, so another one is tried whatever
 * the request does.
 */
final class Attempts {

    private final HttpClient client;
    private final Origins origins;
    private final Route route;
    private final HttpMethod method;
    private final String uri;
    private final Set<Origin> passedBy = new HashSet<>();
    private Origin asked;
    private int left;

    Attempts(HttpClient client, Origins origins, Route route, HttpMethod method, String uri) {
        this.client = client;
        this.origins = origins;
        this.route = route;
        this.method = method;
        this.uri = uri;
        this.left = Math.max(2, origins.size());
    }

    /** Calls exactly one of the two: with a connection to an origin, or when none can be had. */
    void connect(Consumer<HttpClientRequest> connected, Runnable failed) {
        left--;
        Origin origin = origins.choose(route.streamId(), passedBy);
        asked = origin;
        client.request(origin.request(method, uri)).onComplete(connection -> {
            if (connection.succeeded()) {
                origin.reached();
                connected.accept(connection.result());
            } else if (connection.cause() instanceof ConnectionPoolTooBusyException) {
                failed.run();
            } else {
                origin.unreachable();
                if (areLeft() && origins.size() > 1) {
                    connect(connected, failed);
                } else {
                    failed.run();
                }
            }
        });
    }

    /**
     * The origin that was asked does not take this on.
     *
     * @return whether another one may be asked
     */
    boolean passBy() {
        passedBy.add(asked);
        return areLeft() && passedBy.size() < origins.size();
    }

    /** The origin that the last connection leads to. */
    Origin asked() {
        return asked;
    }

    boolean areLeft() {
        return left > 0;
    }

    /** Nobody waits for the answer any more. */
    void stop() {
        left = 0;
    }
}
