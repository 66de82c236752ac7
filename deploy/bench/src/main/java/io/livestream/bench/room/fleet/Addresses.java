package io.livestream.bench.room.fleet;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where connections go to and come from. */
public final class Addresses {

    /** So many that the some 28,000 ports of each are never what is short; the first is left to everybody else. */
    private static final int SOURCES = 19;

    private Addresses() {}

    /** Of the server that the URI names. */
    public static InetSocketAddress of(URI server) {
        InetSocketAddress address = new InetSocketAddress(server.getHost(), server.getPort());
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("There is no host " + server.getHost());
        }
        // By its IPv4 address, which goes with those below.
        return address.getAddress().isLoopbackAddress() ? loopback(server.getPort()) : address;
    }

    /** Of a server on this machine. */
    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(loopbackAddress(1), port);
    }

    /** One of 127.0.0.2 to 127.0.0.20 for a server on this machine, which Linux has without being asked. */
    static SocketAddress sourceOf(int member, InetSocketAddress server) {
        if (!server.getAddress().isLoopbackAddress() || !Loops.onLinux()) {
            return null;
        }
        return new InetSocketAddress(loopbackAddress(2 + member % SOURCES), 0);
    }

    private static InetAddress loopbackAddress(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
