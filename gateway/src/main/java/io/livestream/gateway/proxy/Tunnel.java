package io.livestream.gateway.proxy;

import io.livestream.gateway.connection.Work;
import io.livestream.gateway.proxy.trunk.Seat;
import io.livestream.gateway.proxy.trunk.Trunk;
import io.livestream.gateway.reply.Failure;
import io.livestream.gateway.routing.Route;
import io.livestream.gateway.visit.Visit;
import io.livestream.trunk.TrunkProtocol;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetSocket;
import java.util.function.Consumer;

/**
 * A client's way into a room: its upgrade is handed to the origin that holds the room, and when that agrees the two are joined, by a trunk
 * to that origin if it has one, otherwise by a connection of the client's own.
 */
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
    /** Where the client's socket may be at the origin that is asked; null if it can only be its own. */
    private Seat seat;
    /** What the address leads to is not always where its trunk ends. */
    private boolean trunkless;

    Tunnel(Visit visit, Route route, String uri, Proxy proxy) {
        this.visit = visit;
        this.attempts = new Attempts(proxy.sockets(), proxy.originsOf(route), route, HttpMethod.GET, uri);
        this.proxy = proxy;
        this.span = proxy.traces().begin(visit, HttpMethod.GET, route);
    }

    void open() {
        attempts.connect(this::chooseWay, this::refuse);
    }

    private void chooseWay(HttpClientRequest request) {
        if (over) {
            request.reset();
            return;
        }
        outgoing = request;
        if (trunkless) {
            seat = null;
            ask(request);
        } else {
            proxy.trunks().of(attempts.asked(), found -> {
                if (over) {
                    request.reset();
                } else {
                    seat = found.map(Trunk::seat).orElse(null);
                    ask(request);
                }
            });
        }
    }

    private void ask(HttpClientRequest request) {
        ForwardedHeaders.toOrigin(visit, span, request.headers());
        if (seat != null) {
            request.putHeader(TrunkProtocol.HEADER, seat.name());
            request.send().onComplete(answered -> decide(request, answered));
        } else {
            request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                    .putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
            // Of the end of what has become a socket it hears as such.
            request.exceptionHandler(_ -> {});
            request.connect().onComplete(answered -> decide(request, answered));
            request.end();
        }
    }

    private void decide(HttpClientRequest request, AsyncResult<HttpClientResponse> answered) {
        if (over) {
            request.reset();
        } else if (answered.succeeded()) {
            decide(answered.result());
        } else if (attempts.areLeft()) {
            open();
        } else {
            refuse();
        }
    }

    private void decide(HttpClientResponse response) {
        if (response.statusCode() == SWITCHING_PROTOCOLS) {
            connect(response);
        } else if (seat != null && seat.isGranted(response)) {
            sit(response);
        } else if (seat != null && response.statusCode() == TrunkProtocol.NO_SUCH_TRUNK) {
            trunkless = true;
            open();
        } else if (response.statusCode() == NOT_NOW && attempts.passBy()) {
            response.request().reset();
            open();
        } else {
            visit.connection().allow(proxy.limits().replyTimeout());
            new Relay(visit, proxy.replies()).relay(response);
        }
    }

    private void connect(HttpClientResponse response) {
        outgoing = null;
        NetSocket room = response.netSocket();
        room.pause();
        Writability writability = Writability.of(response.request().connection());
        accept(response, client -> new RoomSocket(client, room, writability).join(visit.connection()), room::close);
    }

    /** If the client has left, the origin hears no more of the seat, and gives it up. */
    private void sit(HttpClientResponse response) {
        outgoing = null;
        accept(response, client -> seat.take(client, visit.connection()), () -> {});
    }

    /** One that was asked to become a socket is used for nothing else, so nobody would close it. */
    private void leaveConnection() {
        if (outgoing != null && seat == null) {
            outgoing.connection().close();
        }
        outgoing = null;
    }

    private void accept(HttpClientResponse response, Consumer<NetSocket> join, Runnable giveUp) {
        ForwardedHeaders.toClient(response.headers(), visit.response().headers());
        visit.response().headers().remove(HttpHeaders.CONTENT_LENGTH).remove(TrunkProtocol.HEADER);
        visit.response()
                .setStatusCode(SWITCHING_PROTOCOLS)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                .putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
        visit.request()
                .toNetSocket()
                .onSuccess(client -> {
                    Traces.end(span, SWITCHING_PROTOCOLS);
                    join.accept(client);
                })
                .onFailure(_ -> {
                    giveUp.run();
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
        leaveConnection();
        Traces.end(span, visit.response().getStatusCode());
    }
}
