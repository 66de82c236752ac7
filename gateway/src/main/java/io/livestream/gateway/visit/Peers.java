package io.livestream.gateway.visit;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Tells who calls. What a client says about itself in {@code X-Forwarded-*} counts only from a trusted proxy. */
public final class Peers {

    private static final int LONGEST_HOST = 255;

    private final TrustedProxies trusted;

    public Peers(TrustedProxies trusted) {
        this.trusted = trusted;
    }

    public Peer of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        var remote = request.remoteAddress();
        String address = remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
        String scheme = request.isSSL() ? "https" : "http";
        String host = host(headers.getAll(HttpHeaders.HOST));
        if (!trusted.contains(address)) {
            return new Peer(address, scheme, host);
        }
        return new Peer(
                trusted.client(address, headers.getAll("X-Forwarded-For")),
                scheme(headers.get("X-Forwarded-Proto"), scheme),
                forwardedHost(headers.get("X-Forwarded-Host"), host));
    }

    private static String scheme(String forwarded, String own) {
        return "https".equalsIgnoreCase(forwarded) ? "https" : "http".equalsIgnoreCase(forwarded) ? "http" : own;
    }

    private static String forwardedHost(String forwarded, String own) {
        return forwarded != null && isHost(forwarded) ? forwarded : own;
    }

    private static String host(List<String> named) {
        return named.size() == 1 && isHost(named.getFirst()) ? named.getFirst() : "";
    }

    private static boolean isHost(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && ".-_:[]".indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST_HOST;
    }
}
