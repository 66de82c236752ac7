package io.livestream.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/** A port of this machine. */
public record Port(String host, int number) {

    private static final int PATIENCE_MILLIS = 1_000;

    /** One that this machine alone can reach. */
    public static Port onLoopback(int number) {
        return new Port("127.0.0.1", number);
    }

    /** Whether somebody accepts connections there; unlike {@link #isFree} it never takes the port, not even for a moment. */
    public boolean isOpen() {
        try (Socket socket = new Socket()) {
            socket.connect(address(), PATIENCE_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** For ports that nobody is about to take: it takes the port itself and gives it back. */
    public boolean isFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address());
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Something like {@code process 812 (nginx)}, where the system shows it. */
    public Optional<String> owner() {
        return PortOwner.of(number);
    }

    private InetSocketAddress address() throws IOException {
        return new InetSocketAddress(InetAddress.getByName(host), number);
    }
}
