package io.livestream.gateway.connection;

import io.livestream.gateway.GatewaySettings;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * The connections of one event loop. One sweep a few times a second holds all of them to their deadlines; that costs far
 * less than a timer for each request and is exact enough for limits of seconds.
 */
public final class Connections {

    private static final int SWEEP_MILLIS = 200;
    private static final int DRAIN_CHECK_MILLIS = 20;

    private final Vertx vertx;
    private final GatewaySettings.Edge limits;
    private final OpenConnections open;
    private final Map<HttpConnection, ClientConnection> clients = new HashMap<>();
    private final Sockets sockets;
    private boolean draining;

    public Connections(Vertx vertx, GatewaySettings.Edge limits, OpenConnections open) {
        this.vertx = vertx;
        this.limits = limits;
        this.open = open;
        this.sockets = new Sockets(open);
        vertx.setPeriodic(SWEEP_MILLIS, _ -> sweep());
    }

    /** A client has connected and not yet said anything. */
    public void opened(HttpConnection connection) {
        if (open.opened() > limits.maxConnections()) {
            open.closed();
            connection.close();
            return;
        }
        ClientConnection client = new ClientConnection(this, connection);
        clients.put(connection, client);
        connection.closeHandler(_ -> closed(connection));
        connection.exceptionHandler(_ -> connection.close());
    }

    public ClientConnection of(HttpConnection connection) {
        return clients.get(connection);
    }

    /**
     * Completes when no reply is being written any more and no socket is left, or after the time allowed. Idle connections close at once.
     * Clients with a socket are told to come back; who has not answered that after half the time is cut off.
     */
    public void drain(Promise<Void> drained) {
        draining = true;
        sockets.sendAway();
        vertx.setTimer(Math.max(1, limits.drain().toMillis() / 2), _ -> sockets.close());
        long end = System.nanoTime() + limits.drain().toNanos();
        vertx.setPeriodic(DRAIN_CHECK_MILLIS, timer -> {
            var idle = clients.values().stream().filter(client -> !client.answering());
            idle.toList().forEach(ClientConnection::close);
            if (clients.isEmpty() && sockets.isEmpty() || System.nanoTime() - end > 0) {
                vertx.cancelTimer(timer);
                drained.tryComplete();
            }
        });
    }

    boolean draining() {
        return draining;
    }

    GatewaySettings.Edge limits() {
        return limits;
    }

    void becameSocket(ClientConnection client, HttpConnection connection, OpenSocket socket) {
        clients.remove(connection, client);
        sockets.opened(socket);
    }

    void socketClosed(OpenSocket socket) {
        sockets.closed(socket);
    }

    private void closed(HttpConnection connection) {
        ClientConnection client = clients.remove(connection);
        if (client != null) {
            open.closed();
            client.gone();
        }
    }

    private void sweep() {
        if (!clients.isEmpty()) {
            long now = System.nanoTime();
            new ArrayList<>(clients.values()).forEach(client -> client.check(now));
        }
    }
}
