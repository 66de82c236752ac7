package io.livestream.local.suite;

import java.net.URI;

/**
 * Where the gateway of a suite is reached.
 *
 * @param host where it listens, which may be all addresses of this machine
 */
record GatewayAddress(String host, int port) {

    private static final String LOOPBACK = "127.0.0.1";

    /** For people and their clients. */
    URI shown() {
        return LOOPBACK.equals(called().getHost()) ? at("localhost") : called();
    }

    /** For the launcher itself: {@code localhost} may be another address than the one on which the gateway listens. */
    URI called() {
        return switch (host) {
            case "0.0.0.0" -> at(LOOPBACK);
            case "::", "[::]" -> at("[::1]");
            default -> at(host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host);
        };
    }

    private URI at(String name) {
        return URI.create("http://%s:%d".formatted(name, port));
    }
}
