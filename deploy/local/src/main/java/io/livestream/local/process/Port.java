package io.livestream.local.process;

import io.livestream.local.folder.DataFolder;
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

    /** Why no port of the host can be listened on, which is so when it is no address of this machine; nothing when one can. */
    public static Optional<String> lackOf(String host) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new Port(host, 0).address());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(DataFolder.reason(e));
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
