package io.livestream.auth.network;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Finds out where a request comes from, as far as that can be believed. */
@ApplicationScoped
public class ClientAddresses {

    /** What one household or one machine has of IPv6: within it an address can be changed at will. */
    private static final int IPV6_NETWORK_BITS = 64;

    private final List<Network> trusted;

    ClientAddresses(NetworkSettings settings) {
        try {
            trusted = settings.gateways().stream().map(Network::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("LIVESTREAM_GATEWAYS must list addresses or networks: " + e.getMessage());
        }
    }

    public String of(HttpServerRequest request) {
        var peer = request.remoteAddress();
        return of(peer == null ? "" : peer.hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }

    /**
     * Goes back from the peer, proxy by proxy: each appended the address that it was asked from, and what stands left of the
     * first address that is no trusted proxy could have been written by anybody.
     */
    String of(String peer, List<String> forwardedFor) {
        Optional<InetAddress> client = address(peer);
        List<String> hops = List.of(String.join(",", forwardedFor).split(","));
        for (String hop : hops.reversed()) {
            Optional<InetAddress> before = address(hop.strip());
            if (before.isEmpty() || client.filter(this::isTrusted).isEmpty()) {
                break;
            }
            client = before;
        }
        return client.map(ClientAddresses::name).orElse("unknown");
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return literal == null || literal.isEmpty()
                    ? Optional.empty()
                    : Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String name(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        try {
            byte[] network = Network.masked(address.getAddress(), IPV6_NETWORK_BITS);
            return InetAddress.getByAddress(network).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
