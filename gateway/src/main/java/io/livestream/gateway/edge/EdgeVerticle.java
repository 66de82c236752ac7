package io.livestream.gateway.edge;

import io.livestream.gateway.GatewaySettings;
import io.livestream.gateway.connection.Connections;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** The listener of one event loop, with all that it alone uses. */
final class EdgeVerticle extends AbstractVerticle {

    private final Edge edge;
    private Connections connections;

    EdgeVerticle(Edge edge) {
        this.edge = edge;
    }

    @Override
    public void start(Promise<Void> started) {
        connections = new Connections(vertx, edge.settings().gateway(), edge.openConnections());
        EdgeHandler handler = edge.handler(vertx, connections);
        vertx.createHttpServer(options())
                .connectionHandler(connections::opened)
                .invalidRequestHandler(handler::refuseUnreadable)
                .requestHandler(handler)
                .exceptionHandler(_ -> {})
                .listen()
                .onSuccess(listening -> edge.listeningOn(listening.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    @Override
    public void stop(Promise<Void> stopped) {
        connections.drain(stopped);
    }

    private HttpServerOptions options() {
        GatewaySettings.Edge limits = edge.settings().gateway();
        return new HttpServerOptions()
                .setHost(edge.host())
                .setPort(edge.port())
                .setHttp2ClearTextEnabled(false)
                // Frames are passed on as they are; without these no handler looks for extensions in each request.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxHeaderSize(limits.headerLimit().asBigInteger().intValueExact())
                .setMaxInitialLineLength(
                        limits.requestLineLimit().asBigInteger().intValueExact())
                .setIdleTimeout(Math.toIntExact(limits.socketIdle().toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpNoDelay(true)
                .setAcceptBacklog(1024);
    }
}
