package io.livestream.gateway.connection;

import java.time.Duration;

/** A client's connection that has become a socket. Called on the connection's event loop only. */
public interface OpenSocket {

    /** Tells the client to come back after this time. What it is being told at present is told in full before. */
    void sendAway(Duration retryAfter);

    /** Ends it, whatever the client has answered. */
    void close();
}
