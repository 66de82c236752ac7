package io.livestream.trunk;

import java.time.Duration;

/**
 * How a gateway and a node of chat-service agree on a trunk: one connection that carries the sockets of many clients, so that what is for
 * all of them is said once and each client's copy is written by the gateway alone.
 *
 * <p>The gateway opens it by {@code GET} {@link #PATH} with {@code Upgrade:} {@link #PROTOCOL}; the node's 101 names it in {@link #HEADER}.
 * A client's request for a room goes to the node as an ordinary upgrade that says in {@link #HEADER} on which trunk the socket may be, and
 * as what channel (see {@link TrunkSeat}). A node that has that trunk answers 200 with {@link #HEADER} and the headers of the WebSocket
 * handshake, and waits for the channel to be opened on the trunk; any other makes a socket of the request's own connection, as if nothing
 * had been said.
 */
public final class TrunkProtocol {

    public static final String PATH = "/trunk";
    public static final String PROTOCOL = "livestream-trunk.v1";
    public static final String HEADER = "Livestream-Trunk";

    /** How often the gateway asks whether the node is still there. */
    public static final Duration PING_EVERY = Duration.ofSeconds(10);
    /** After so long a silence the other side is taken for gone. */
    public static final Duration GONE_AFTER = Duration.ofSeconds(30);
    /** How long a node keeps a channel that it has granted and that is not opened. */
    public static final Duration GRANTED_FOR = Duration.ofSeconds(10);

    private TrunkProtocol() {}
}
