package io.livestream.chat.trunk;

import io.livestream.chat.socket.Draining;
import io.livestream.chat.socket.SocketPipeline;
import io.livestream.trunk.TrunkSeat;
import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The trunks that end at this node, by their names, which are secrets between gateway and node. */
@Singleton
public final class Trunks {

    private final Map<String, Trunk> open = new ConcurrentHashMap<>();
    private final SocketPipeline sockets;
    private final Draining draining;
    private final Duration delay;

    /** @param delay for which the node says that it is not ready before it stops */
    Trunks(
            SocketPipeline sockets,
            Draining draining,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.sockets = sockets;
        this.draining = draining;
        this.delay = delay.orElse(Duration.ZERO);
    }

    /** The trunk on which a client's socket may be, if it ends here. */
    public Optional<Trunk> of(TrunkSeat seat) {
        return Optional.ofNullable(open.get(seat.trunk()));
    }

    Trunk create(EventLoop loop) {
        String name = UUID.randomUUID().toString();
        var trunk = new Trunk(name, loop, sockets, draining, () -> open.remove(name));
        open.put(name, trunk);
        return trunk;
    }

    /** A trunk is done with once its last socket has been sent away, or now if it has none; otherwise the framework would wait for it. */
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        open.values()
                .forEach(trunk ->
                        trunk.loop().schedule(trunk::closeIfDoneWith, delay.toMillis() + 1, TimeUnit.MILLISECONDS));
    }
}
