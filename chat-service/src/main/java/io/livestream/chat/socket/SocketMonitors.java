package io.livestream.chat.socket;

import io.livestream.platform.follow.Revocations;
import io.netty.util.concurrent.EventExecutor;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** The monitor of each event loop that has had a socket. */
@Singleton
final class SocketMonitors {

    private final Revocations revocations;
    private final Map<EventExecutor, SocketMonitor> monitors = new ConcurrentHashMap<>();

    SocketMonitors(Revocations revocations) {
        this.revocations = revocations;
    }

    SocketMonitor of(EventExecutor loop) {
        return monitors.computeIfAbsent(loop, this::begin);
    }

    private SocketMonitor begin(EventExecutor loop) {
        SocketMonitor monitor = new SocketMonitor(revocations);
        loop.scheduleAtFixedRate(monitor::check, 1, 1, TimeUnit.SECONDS);
        return monitor;
    }

    void forEach(BiConsumer<EventExecutor, SocketMonitor> step) {
        monitors.forEach(step);
    }
}
