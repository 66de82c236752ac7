package io.livestream.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an operator can set. An environment variable is the upper case name: {@code LIVESTREAM_AUTH_URL}. */
@ConfigMapping(prefix = "livestream")
public interface GatewaySettings {

    /** The base addresses of auth-service, one or several; the same for the other services. */
    @WithDefault("http://127.0.0.1:8081")
    List<String> authUrl();

    @WithDefault("http://127.0.0.1:8082")
    List<String> streamUrl();

    @WithDefault("http://127.0.0.1:8083")
    List<String> chatUrl();

    @WithDefault("http://127.0.0.1:8084")
    List<String> qaUrl();

    @WithDefault("http://127.0.0.1:8085")
    List<String> analyticsUrl();

    /** Exact origins ({@code https://class.example}) whose pages may call the API, besides the gateway's own. */
    Optional<List<String>> origins();

    /** Addresses or networks ({@code 10.0.0.0/8}) of proxies whose {@code X-Forwarded-*} is believed. */
    Optional<List<String>> trustedProxies();

    Edge gateway();

    Pages pages();

    /** What the web pages are told. */
    interface Pages {

        /** How many viewers a teacher's browser sends its picture to by itself; each one costs it the whole upload. */
        @WithDefault("8")
        int directViewers();

        /**
         * STUN or TURN servers ({@code stun:turn.example:3478}, {@code turn:user:secret@turn.example:3478}) by which browsers
         * behind different routers find each other. None unless an operator names them: no page asks another site for anything
         * by itself. User and secret are told to every browser.
         */
        Optional<List<String>> iceServers();
    }

    /** Limits and times of the edge itself. */
    interface Edge {

        @WithDefault("128K")
        MemorySize bodyLimit();

        @WithDefault("16K")
        MemorySize headerLimit();

        @WithDefault("8K")
        MemorySize requestLineLimit();

        /** How long a request's head, and after it its body, may take to arrive. */
        @WithDefault("10S")
        Duration requestTimeout();

        /** How long a service may take until its reply begins; longer than a login may wait for its turn to hash. */
        @WithDefault("30S")
        Duration originTimeout();

        /** How long a whole reply may take to be read by the client. */
        @WithDefault("60S")
        Duration replyTimeout();

        /** How long a connection may wait for its next request. */
        @WithDefault("75S")
        Duration keepAlive();

        /** How long a room socket may be silent in both directions. */
        @WithDefault("5M")
        Duration socketIdle();

        /**
         * How long requests in flight are waited for when the gateway stops, and half of it how long clients with a room socket may take to
         * answer that they were sent away.
         */
        @WithDefault("5S")
        Duration drain();

        /** Kept connections to each origin, for each event loop. */
        @WithDefault("64")
        int poolSize();

        @WithDefault("20000")
        int maxConnections();

        /**
         * Whether the sockets of many clients go to chat-service over one connection for each event loop. Not where one of its addresses
         * stands for several nodes: all sockets of an event loop would go to one of them.
         */
        @WithDefault("true")
        boolean trunks();

        /** The number of event loops that serve clients; one a processor when not set. */
        OptionalInt eventLoops();

        /** How long the merged description of the API is kept before it is fetched again. */
        @WithDefault("30S")
        Duration descriptionAge();
    }
}
