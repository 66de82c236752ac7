package io.livestream.gateway.visit;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** The addresses and networks of the proxies before the gateway, if any. */
public final class TrustedProxies {

    private record Network(byte[] base, int bits) {

        static Network parse(String text) {
            try {
                int slash = text.indexOf('/');
                byte[] base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                        .getAddress();
                int bits = slash < 0 ? base.length * 8 : Integer.parseInt(text.substring(slash + 1));
                if (bits < 0 || bits > base.length * 8) {
                    throw new IllegalArgumentException("no such prefix");
                }
                return new Network(base, bits);
            } catch (IllegalArgumentException _) {
                throw new ConfigurationException(
                        "LIVESTREAM_TRUSTED_PROXIES: '%s' is neither an address nor a network like 10.0.0.0/8"
                                .formatted(text));
            }
        }

        boolean contains(byte[] address) {
            if (address.length != base.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            int mask = 0xff00 >> rest & 0xff;
            return Arrays.equals(base, 0, whole, address, 0, whole)
                    && (rest == 0 || (base[whole] & mask) == (address[whole] & mask));
        }
    }

    private final List<Network> networks;

    public TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(String::strip).map(Network::parse).toList();
    }

    boolean contains(String address) {
        return !networks.isEmpty() && isTrusted(address);
    }

    /** The last address of the chain that no trusted proxy has: whatever stands before it anybody may have written. */
    String client(String peer, List<String> forwardedFor) {
        String[] chain = String.join(",", forwardedFor).split(",");
        String client = peer;
        for (int i = chain.length - 1; i >= 0 && isTrusted(client); i--) {
            String before = chain[i].strip();
            if (!isAddress(before)) {
                break;
            }
            client = before;
        }
        return client;
    }

    private boolean isTrusted(String address) {
        if (!isAddress(address)) {
            return false;
        }
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    private static boolean isAddress(String text) {
        try {
            return !text.isEmpty() && InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
