package io.livestream.gateway.connection;

/** What a connection is busy with. Called on the connection's event loop only. */
public interface Work {

    /** The time that {@link ClientConnection#allow} gave is over. */
    void expired();

    /** The client has gone; there is nobody left to answer. */
    void abandoned();

    /** The reply has been handed to the connection in full. */
    void finished();
}
