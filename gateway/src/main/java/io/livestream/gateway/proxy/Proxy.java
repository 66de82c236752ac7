package io.livestream.gateway.proxy;

import io.livestream.gateway.GatewaySettings;
import io.livestream.gateway.proxy.trunk.Trunks;
import io.livestream.gateway.reply.Failure;
import io.livestream.gateway.reply.Replies;
import io.livestream.gateway.routing.Route;
import io.livestream.gateway.visit.Visit;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.tracing.TracingPolicy;
import java.util.function.Consumer;

/**
 * Sends requests on to the services. One for each event loop, with connections of its own, so that a request never
 * changes threads on its way.
 */
public final class Proxy {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int KEPT_SECONDS = 60;
    private static final int WAITING_FOR_EACH_CONNECTION = 32;

    private final Backends backends;
    private final Replies replies;
    private final Traffic traffic;
    private final Traces traces;
    private final GatewaySettings.Edge limits;
    private final HttpClient requests;
    private final HttpClient sockets;
    private final Trunks trunks;

    public Proxy(
            Vertx vertx,
            GatewaySettings.Edge limits,
            Backends backends,
            Replies replies,
            Traffic traffic,
            Traces traces) {
        this.backends = backends;
        this.replies = replies;
        this.traffic = traffic;
        this.traces = traces;
        this.limits = limits;
        requests = vertx.createHttpClient(options()
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setMaxPoolSize(limits.poolSize())
                .setMaxWaitQueueSize(limits.poolSize() * WAITING_FOR_EACH_CONNECTION));
        sockets = vertx.createHttpClient(options().setMaxPoolSize(limits.maxConnections()));
        trunks = new Trunks(vertx, sockets, limits.trunks());
    }

    public void forward(Visit visit, Route route, String query) {
        var exchange = new Exchange(visit, route, route.path() + query, this);
        visit.connection().occupy(exchange);
        gather(visit, exchange::send);
    }

    /** Reads a request whose answer takes more than handing it on; nothing comes of one that is refused on the way. */
    public void gather(Visit visit, Consumer<Buffer> whole) {
        visit.connection().allow(limits.requestTimeout());
        new RequestBody(visit.request(), limits.bodyLimit().asLongValue())
                .gather(whole, failure -> replies.refuse(visit, failure));
    }

    /** Asks a service something for a visit that is answered by the receiver; one that does not answer is dealt with here. */
    public void ask(Visit visit, Route route, HttpMethod method, Buffer body, Consumer<Answer> receiver) {
        var exchange = new Exchange(
                visit,
                method,
                route,
                route.path(),
                this,
                response -> response.body()
                        .onSuccess(
                                whole -> receiver.accept(new Answer(response.statusCode(), response.headers(), whole)))
                        .onFailure(_ -> replies.refuse(visit, Failure.unavailable(Exchange.NO_ANSWER))));
        visit.connection().occupy(exchange);
        exchange.send(body);
    }

    /** A gateway that is about to stop opens none: it would have to send the client away at once. */
    public void openSocket(Visit visit, Route route, String query) {
        if (visit.connection().isLeaving()) {
            replies.refuse(visit, Failure.unavailable("The gateway is about to stop."));
            return;
        }
        var tunnel = new Tunnel(visit, route, route.path() + query, this);
        visit.connection().occupy(tunnel);
        visit.connection().allow(limits.originTimeout());
        tunnel.open();
    }

    Origins originsOf(Route route) {
        return backends.of(route.service());
    }

    HttpClient requests() {
        return requests;
    }

    HttpClient sockets() {
        return sockets;
    }

    Trunks trunks() {
        return trunks;
    }

    Replies replies() {
        return replies;
    }

    Traffic traffic() {
        return traffic;
    }

    Traces traces() {
        return traces;
    }

    GatewaySettings.Edge limits() {
        return limits;
    }

    private HttpClientOptions options() {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setPipelining(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setTcpNoDelay(true)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE);
    }
}
