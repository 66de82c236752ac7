package io.livestream.gateway.edge;

import io.livestream.gateway.GatewaySettings;
import io.livestream.gateway.connection.Connections;
import io.livestream.gateway.connection.OpenConnections;
import io.livestream.gateway.description.ApiDescription;
import io.livestream.gateway.description.RoomDescription;
import io.livestream.gateway.pages.Pages;
import io.livestream.gateway.proxy.Backends;
import io.livestream.gateway.proxy.Proxy;
import io.livestream.gateway.proxy.Traces;
import io.livestream.gateway.proxy.Traffic;
import io.livestream.gateway.reply.Cors;
import io.livestream.gateway.reply.Replies;
import io.livestream.gateway.session.Session;
import io.livestream.gateway.visit.Peers;
import io.livestream.gateway.visit.TrustedProxies;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What all event loops of the edge share, and the address it listens on. */
@Singleton
public class Edge {

    private final GatewaySettings settings;
    private final OpenConnections open;
    private final Backends backends;
    private final Traffic traffic;
    private final Traces traces;
    private final Pages pages;
    private final ApiDescription description;
    private final RoomDescription room;
    private final Cors cors;
    private final Replies replies;
    private final Peers peers;
    private final String host;
    private final int port;
    private volatile int listeningOn;

    Edge(
            GatewaySettings settings,
            OpenConnections open,
            Backends backends,
            Traffic traffic,
            Traces traces,
            Pages pages,
            ApiDescription description,
            RoomDescription room,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.settings = settings;
        this.open = open;
        this.backends = backends;
        this.traffic = traffic;
        this.traces = traces;
        this.pages = pages;
        this.description = description;
        this.room = room;
        this.cors = new Cors(settings.origins().orElse(List.of()));
        this.replies = new Replies(cors, metrics);
        this.peers = new Peers(new TrustedProxies(settings.trustedProxies().orElse(List.of())));
        this.host = host;
        this.port = port;
    }

    EdgeHandler handler(Vertx vertx, Connections connections) {
        var proxy = new Proxy(vertx, settings.gateway(), backends, replies, traffic, traces);
        return new EdgeHandler(
                connections,
                peers,
                cors,
                replies,
                proxy,
                new Session(proxy, replies),
                new OwnPaths(pages, description, room, replies));
    }

    GatewaySettings settings() {
        return settings;
    }

    OpenConnections openConnections() {
        return open;
    }

    String host() {
        return host;
    }

    /** Negative when any free one will do: all event loops then share the one that is found. */
    int port() {
        return port == 0 ? -1 : port;
    }

    void listeningOn(int actual) {
        listeningOn = actual;
    }

    /** The port that clients connect to; 0 until it is open. */
    public int actualPort() {
        return listeningOn;
    }
}
