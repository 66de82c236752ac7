package io.livestream.gateway.edge;

import io.livestream.gateway.connection.ClientConnection;
import io.livestream.gateway.connection.Connections;
import io.livestream.gateway.proxy.Proxy;
import io.livestream.gateway.reply.Cors;
import io.livestream.gateway.reply.Failure;
import io.livestream.gateway.reply.Replies;
import io.livestream.gateway.routing.MalformedTarget;
import io.livestream.gateway.routing.RequestTarget;
import io.livestream.gateway.routing.Route;
import io.livestream.gateway.routing.Routes;
import io.livestream.gateway.session.Session;
import io.livestream.gateway.visit.Peers;
import io.livestream.gateway.visit.RequestIds;
import io.livestream.gateway.visit.Visit;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Decides for each request, in this order: is it readable, may it be asked, who answers it. */
final class EdgeHandler implements Handler<HttpServerRequest> {

    private static final Logger LOG = Logger.getLogger(EdgeHandler.class);

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final Connections connections;
    private final Peers peers;
    private final Cors cors;
    private final Replies replies;
    private final Proxy proxy;
    private final Session session;
    private final OwnPaths own;

    EdgeHandler(
            Connections connections,
            Peers peers,
            Cors cors,
            Replies replies,
            Proxy proxy,
            Session session,
            OwnPaths own) {
        this.connections = connections;
        this.peers = peers;
        this.cors = cors;
        this.replies = replies;
        this.proxy = proxy;
        this.session = session;
        this.own = own;
    }

    @Override
    public void handle(HttpServerRequest request) {
        visit(request).ifPresent(this::answerOrRefuse);
    }

    private void answerOrRefuse(Visit visit) {
        try {
            answer(visit);
        } catch (MalformedTarget e) {
            replies.refuse(visit, Failure.malformed(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Unhandled failure, incident %s", visit.requestId());
            replies.refuse(visit, Failure.internal(visit.requestId()));
        }
    }

    /** What could not be read as a request at all. */
    void refuseUnreadable(HttpServerRequest request) {
        Failure failure = switch (request.decoderResult().cause()) {
            case TooLongHttpLineException _ -> Failure.TARGET_TOO_LONG;
            case TooLongHttpHeaderException _ -> Failure.HEADERS_TOO_LARGE;
            case null, default -> Failure.malformed("The request could not be read.");
        };
        visit(request).ifPresent(visit -> replies.refuse(visit, failure));
    }

    /** Nothing when the connection is one too many and already being closed. */
    private Optional<Visit> visit(HttpServerRequest request) {
        ClientConnection connection = connections.of(request.connection());
        if (connection == null) {
            return Optional.empty();
        }
        connection.begin(request);
        String requestId = RequestIds.of(request.getHeader("X-Request-Id"));
        return Optional.of(new Visit(request, connection, peers.of(request), requestId));
    }

    private void answer(Visit visit) throws MalformedTarget {
        RequestTarget target = RequestTarget.parse(visit.request().uri());
        if (visit.peer().host().isEmpty()) {
            replies.refuse(visit, Failure.malformed("The request does not name one host."));
        } else if (!METHODS.contains(visit.request().method())) {
            replies.refuse(visit, Failure.methodNotAllowed(Failure.METHODS));
        } else if (cors.isPreflight(visit)) {
            replies.preflight(visit);
        } else {
            Optional<Route> route = Routes.of(target.path());
            if (route.isPresent()) {
                forward(visit, route.get(), target.query());
            } else if (Session.isAt(target.path())) {
                session.answer(visit, target.path());
            } else {
                own.answer(visit, target.path());
            }
        }
    }

    private void forward(Visit visit, Route route, String query) {
        if (!route.room() || !asksForSocket(visit.request())) {
            proxy.forward(visit, route, query);
        } else if (cors.allows(visit)) {
            proxy.openSocket(visit, route, query);
        } else {
            replies.refuse(visit, Failure.FOREIGN_ORIGIN);
        }
    }

    private static boolean asksForSocket(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
                && request.headers().getAll(HttpHeaders.CONNECTION).stream()
                        .anyMatch(value -> value.toLowerCase().contains("upgrade"));
    }
}
