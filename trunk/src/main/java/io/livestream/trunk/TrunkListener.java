package io.livestream.trunk;

import io.netty.buffer.ByteBuf;

/** What the other side of a trunk says. Called on the trunk's event loop. Each side hears of what it has use for; the rest breaks the protocol. */
public interface TrunkListener {

    /** To the node: a client's socket is there, and may be sent to. */
    default void opened(int channel) {
        throw new TrunkBroken("OPENED");
    }

    /**
     * Bytes for some channels, for each in the order in which they were sent; a node's are whole WebSocket frames.
     *
     * @param channels so many numbers of 32 bits, to be read by the listener; {@code bytes} begins after them
     * @param bytes valid until the call returns, unless they are retained
     */
    void data(ByteBuf channels, ByteBuf bytes);

    /** The channel is no more: nothing comes of it, and nothing that is sent to it arrives. */
    void closed(int channel);

    /** To the node: the client of that channel does not take what it was sent, and should not be sent more. */
    default void paused(int channel) {
        throw new TrunkBroken("PAUSED");
    }

    /** To the node: it does again. */
    default void resumed(int channel) {
        throw new TrunkBroken("RESUMED");
    }

    /** To the gateway: to be answered as soon as all that came before has been handed to its clients' connections. */
    default void mark(long number) {
        throw new TrunkBroken("MARK");
    }

    /** To the node: all that was sent before that mark is with the clients' connections. */
    default void marked(long number) {
        throw new TrunkBroken("MARKED");
    }

    /** To the node: is it there? */
    default void ping() {
        throw new TrunkBroken("PING");
    }

    /** To the gateway: it is. */
    default void pong() {
        throw new TrunkBroken("PONG");
    }

    /**
     * The trunk is no more, and with it all its channels.
     *
     * @param cause null if it was closed
     */
    void gone(Throwable cause);

    /** The other side does not keep to the protocol. */
    final class TrunkBroken extends RuntimeException {
        TrunkBroken(String what) {
            super(what + " is not to be said to this side of a trunk");
        }
    }
}
