package io.livestream.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that must be told theirs. They lie below those that a system gives to whoever asks for any (from 32768 on Linux, from
 * 49152 elsewhere), so that nobody gets them by chance before the server has them.
 */
final class Ports {

    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST, LAST));

    private Ports() {}

    /** One that is free now, and another one each time. */
    static int free() {
        int port = NEXT.getAndIncrement();
        while (!isFree(port)) {
            port = NEXT.getAndIncrement();
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
