package io.livestream.gateway.connection;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * One client's connection and the one thing it may take time for at present: sending a request, being answered, or
 * waiting for the next request. Confined to its event loop, which is why a deadline is a field and not a timer.
 */
public final class ClientConnection implements Handler<Void> {

    private static final long NEVER = Long.MAX_VALUE;
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Connections all;
    private final HttpConnection connection;
    private long deadline;
    private boolean answering;
    private HttpServerRequest last;
    private Work work;

    ClientConnection(Connections all, HttpConnection connection) {
        this.all = all;
        this.connection = connection;
        allow(all.limits().requestTimeout());
    }

    /** A request's head has arrived. Pipelined requests come one after the other, so there is never a second one. */
    public void begin(HttpServerRequest request) {
        answering = true;
        allow(all.limits().replyTimeout());
        request.response().endHandler(this);
        if (all.draining()) {
            closeAfterReply(request);
        }
    }

    /** From here on the work hears of time running out and of the client leaving. */
    public void occupy(Work busyWith) {
        work = busyWith;
    }

    public void allow(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    /**
     * Tells the client that this reply is the last one, and closes a little later: closed at once, the rest of a request
     * still on its way would make the network throw the reply away.
     */
    public void closeAfterReply(HttpServerRequest request) {
        last = request;
        request.response().putHeader("Connection", "close");
    }

    /** The reply cannot be completed; cutting it short is the only way to say so. */
    public void abort() {
        connection.close();
    }

    /** Whether the gateway is about to stop, so that whatever lasts had better begin elsewhere. */
    public boolean isLeaving() {
        return all.draining();
    }

    /** The connection has become a socket: it is no longer watched from here. */
    public void becomeSocket(OpenSocket socket) {
        deadline = NEVER;
        work = null;
        all.becameSocket(this, connection, socket);
    }

    public void socketClosed(OpenSocket socket) {
        all.socketClosed(socket);
    }

    /** The reply has ended. */
    @Override
    public void handle(Void ended) {
        answering = false;
        Work done = work;
        work = null;
        allow(last != null ? LINGER : all.limits().keepAlive());
        if (done != null) {
            done.finished();
        }
    }

    boolean answering() {
        return answering;
    }

    void check(long now) {
        if (last != null && last.isEnded() && !answering) {
            connection.close();
            return;
        }
        if (deadline == NEVER || now - deadline < 0) {
            return;
        }
        if (work == null) {
            connection.close();
        } else {
            work.expired();
        }
    }

    void gone() {
        Work left = work;
        work = null;
        if (left != null) {
            left.abandoned();
        }
    }

    void close() {
        connection.close();
    }
}
