package io.livestream.gateway.proxy;

import io.livestream.gateway.connection.Work;
import io.livestream.gateway.reply.Failure;
import io.livestream.gateway.routing.Route;
import io.livestream.gateway.visit.Visit;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetSocket;

/** A client's way into a room: its upgrade is handed to the origin that holds the room, and when that agrees the two are joined. */
final class Tunnel implements Work {

    private static final int SWITCHING_PROTOCOLS = 101;
    /** So answers a node that drains: whoever it sent away finds another one. */
    private static final int NOT_NOW = 503;

    private final Visit visit;
    private final Attempts attempts;
    private final Proxy proxy;
    private final Span span;
    private boolean over;
    private HttpClientRequest outgoing;

    Tunnel(Visit visit, Route route, String uri, Proxy proxy) {
        this.visit = visit;
        this.attempts = new Attempts(proxy.sockets(), proxy.originsOf(route), route, HttpMethod.GET, uri);
        this.proxy = proxy;
        this.span = proxy.traces().begin(visit, HttpMethod.GET, route);
    }

    void open() {
        attempts.connect(this::ask, this::refuse);
    }

    private void ask(HttpClientRequest request) {
        if (over) {
            request.reset();
            return;
        }
        outgoing = request;
        ForwardedHeaders.toOrigin(visit, span, request.headers());
        request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                .putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
        request.connect().onComplete(answered -> {
            if (over) {
                request.reset();
            } else if (answered.succeeded()) {
                decide(answered.result());
            } else if (attempts.areLeft()) {
                open();
            } else {
                refuse();
            }
        });
        request.end();
    }

    private void decide(HttpClientResponse response) {
        if (response.statusCode() == SWITCHING_PROTOCOLS) {
            connect(response);
        } else if (response.statusCode() == NOT_NOW && attempts.passBy()) {
            response.request().reset();
            open();
        } else {
            visit.connection().allow(proxy.limits().replyTimeout());
            new Relay(visit, proxy.replies()).relay(response);
        }
    }

    private void connect(HttpClientResponse response) {
        NetSocket room = response.netSocket();
        room.pause();
        Writability writability = Writability.of(response.request().connection());
        ForwardedHeaders.toClient(response.headers(), visit.response().headers());
        visit.response()
                .setStatusCode(SWITCHING_PROTOCOLS)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                .putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
        visit.request()
                .toNetSocket()
                .onSuccess(client -> {
                    Traces.end(span, SWITCHING_PROTOCOLS);
                    new RoomSocket(client, room, writability).join(visit.connection());
                })
                .onFailure(_ -> {
                    room.close();
                    visit.connection().abort();
                });
    }

    private void refuse() {
        proxy.replies().refuse(visit, Failure.unavailable(Exchange.NO_ANSWER));
    }

    @Override
    public void expired() {
        abandoned();
        refuse();
    }

    @Override
    public void abandoned() {
        over = true;
        attempts.stop();
        span.end();
        if (outgoing != null) {
            outgoing.reset();
        }
    }

    @Override
    public void finished() {
        over = true;
        Traces.end(span, visit.response().getStatusCode());
    }
}
