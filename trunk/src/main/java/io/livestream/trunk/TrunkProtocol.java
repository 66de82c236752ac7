package io.livestream.trunk;

import java.time.Duration;

/**
 * How a gateway and a node of chat-service agree on a trunk: one connection that carries the sockets of many clients, so that what is for
 * all of them is said once and each client's copy is written by the gateway alone.
 *
 * <p>The gateway opens it by {@code GET} {@link #PATH} with {@code Upgrade:} {@link #PROTOCOL}; the node's 101 names it in {@link #HEADER}.
 * A client's request for a room goes to the node as it came, but for {@code Upgrade} and {@code Connection}, instead of which it says in
 * {@link #HEADER} on which trunk the socket is to be, and as what channel (see {@link TrunkSeat}). A node that lets the client in answers
 * {@link #GRANTED} with the same and the headers of the WebSocket handshake, and waits for the channel to be opened on the trunk; one
 * that has no such trunk answers {@link #NO_SUCH_TRUNK}, and is asked for a socket by an upgrade.
 */
public final class TrunkProtocol {

    public static final String PATH = "/trunk";
    public static final String PROTOCOL = "livestream-trunk.v1";
    public static final String HEADER = "Livestream-Trunk";

    public static final int GRANTED = 200;
    public static final int NO_SUCH_TRUNK = 426;

    /** How often the gateway asks whether the node is still there. */
    public static final Duration PING_EVERY = Duration.ofSeconds(10);
    /** After so long a silence the other side is taken for gone. */
    public static final Duration GONE_AFTER = Duration.ofSeconds(30);
    /** How long a node keeps a channel that it has granted and that is not opened. */
    public static final Duration GRANTED_FOR = Duration.ofSeconds(10);

    private TrunkProtocol() {}
}
