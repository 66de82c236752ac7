package io.livestream.gateway.proxy;

import io.livestream.gateway.GatewaySettings;
import io.livestream.gateway.reply.Replies;
import io.livestream.gateway.routing.Route;
import io.livestream.gateway.visit.Visit;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.tracing.TracingPolicy;

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
    private final GatewaySettings.Edge limits;
    private final HttpClient requests;
    private final HttpClient sockets;

    public Proxy(Vertx vertx, GatewaySettings.Edge limits, Backends backends, Replies replies, Traffic traffic) {
        this.backends = backends;
        this.replies = replies;
        this.traffic = traffic;
        this.limits = limits;
        requests = vertx.createHttpClient(options()
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setMaxPoolSize(limits.poolSize())
                .setMaxWaitQueueSize(limits.poolSize() * WAITING_FOR_EACH_CONNECTION));
        sockets = vertx.createHttpClient(options().setMaxPoolSize(limits.maxConnections()));
    }

    public void forward(Visit visit, Route route, String query) {
        Origins origins = backends.of(route.service());
        long bodyLimit = limits.bodyLimit().asLongValue();
        var exchange = new Exchange(visit, route, route.path() + query, origins, this);
        visit.connection().occupy(exchange);
        visit.connection().allow(limits.requestTimeout());
        new RequestBody(visit.request(), bodyLimit).gather(exchange::send, failure -> replies.refuse(visit, failure));
    }

    public void openSocket(Visit visit, Route route, String query) {
        var tunnel = new Tunnel(visit, route.path() + query, this);
        visit.connection().occupy(tunnel);
        visit.connection().allow(limits.originTimeout());
        tunnel.open(backends.of(route.service()).choose(route.streamId()));
    }

    HttpClient requests() {
        return requests;
    }

    HttpClient sockets() {
        return sockets;
    }

    Replies replies() {
        return replies;
    }

    Traffic traffic() {
        return traffic;
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
