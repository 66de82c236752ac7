package io.livestream.gateway.visit;

import io.livestream.gateway.connection.ClientConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** One request and all that its answer depends on besides the path. */
public record Visit(HttpServerRequest request, ClientConnection connection, Peer peer, String requestId) {

    public HttpServerResponse response() {
        return request.response();
    }

    /** The origin of the page that made the request, as the browser says; null when it is not a cross-origin call. */
    public String origin() {
        return request.getHeader("Origin");
    }

    /** Whether a page of our own made the request. */
    public boolean isFromOurPages() {
        return origin() != null && PageOrigin.normal(origin()).equals(peer.ownOrigin());
    }

    public boolean isAnswered() {
        return request.response().headWritten()
                || request.response().ended()
                || request.response().closed();
    }
}
