package io.livestream.gateway.proxy;

import io.livestream.gateway.connection.Work;
import io.livestream.gateway.reply.Failure;
import io.livestream.gateway.routing.Route;
import io.livestream.gateway.visit.Visit;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.function.Consumer;

/**
 * One request on its way to an origin and back.
 *
 * <p>An origin that cannot be connected to has seen nothing, so another one is tried whatever the request does. After
 * that only a request that changes nothing is repeated, once or as long as there are others: a kept connection may have been
 * closed by the other side at the very moment it was used.
 */
final class Exchange implements Work {

    static final String NO_ANSWER = "The service behind this address does not answer right now.";
    private static final String TOO_SLOW = "The service behind this address did not answer in time.";

    private final Visit visit;
    private final HttpMethod method;
    private final Route route;
    private final Consumer<HttpClientResponse> receiver;
    private final Attempts attempts;
    private final Proxy proxy;
    private final long started = System.nanoTime();
    private final Span span;
    private boolean sent;
    private boolean over;
    private Buffer body;
    private HttpClientRequest outgoing;

    /** The reply is handed on to the client as it is. */
    Exchange(Visit visit, Route route, String uri, Proxy proxy) {
        this(visit, visit.request().method(), route, uri, proxy, new Relay(visit, proxy.replies())::relay);
    }

    Exchange(
            Visit visit,
            HttpMethod method,
            Route route,
            String uri,
            Proxy proxy,
            Consumer<HttpClientResponse> receiver) {
        this.visit = visit;
        this.method = method;
        this.route = route;
        this.attempts = new Attempts(proxy.requests(), proxy.originsOf(route), route, method, uri);
        this.proxy = proxy;
        this.receiver = receiver;
        this.span = proxy.traces().begin(visit, method, route);
    }

    /** The request is complete; a null body means that it has none. */
    void send(Buffer whole) {
        if (over) {
            return;
        }
        body = whole;
        sent = true;
        visit.connection().allow(proxy.limits().originTimeout());
        attempt();
    }

    private void attempt() {
        attempts.connect(this::write, this::giveUp);
    }

    private void write(HttpClientRequest request) {
        if (over) {
            request.reset();
            return;
        }
        outgoing = request;
        ForwardedHeaders.toOrigin(visit, span, request.headers());
        var answer = body == null ? request.send() : request.send(body);
        answer.onComplete(answered -> {
            if (answered.succeeded()) {
                relay(answered.result());
            } else if (!over && changesNothing() && attempts.areLeft()) {
                attempt();
            } else {
                giveUp();
            }
        });
    }

    private void relay(HttpClientResponse response) {
        if (over) {
            return;
        }
        visit.connection().allow(proxy.limits().replyTimeout());
        receiver.accept(response);
    }

    private void giveUp() {
        if (!over) {
            proxy.replies().refuse(visit, Failure.unavailable(NO_ANSWER));
        }
    }

    private boolean changesNothing() {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    @Override
    public void expired() {
        stop();
        if (visit.isAnswered()) {
            visit.connection().abort();
        } else {
            proxy.replies().refuse(visit, sent ? Failure.unavailable(TOO_SLOW) : Failure.TOO_SLOW);
        }
    }

    @Override
    public void abandoned() {
        stop();
        span.end();
    }

    @Override
    public void finished() {
        over = true;
        proxy.traffic().count(route.service(), visit.response().getStatusCode(), started);
        Traces.end(span, visit.response().getStatusCode());
    }

    /** Frees the connection to the origin: what it still sends is wanted by nobody. */
    private void stop() {
        over = true;
        attempts.stop();
        if (outgoing != null) {
            outgoing.reset();
        }
    }
}
