package io.livestream.chat.handshake;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which pages may open rooms. A browser says in {@code Origin} whose page asks, and sends a socket's request to any site, so that check
 * is ours to make; who is no browser sends none and needs a token all the same.
 */
@Singleton
final class Origins {

    private final Set<String> allowed;

    /** @param origins exact origins whose pages may open rooms, besides our own */
    Origins(@ConfigProperty(name = "livestream.origins") Optional<List<String>> origins) {
        allowed = origins.orElse(List.of()).stream()
                .map(String::strip)
                .map(Origins::normal)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Our own pages are those of the address that the client called, which the gateway passes on. */
    boolean allow(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return true;
        }
        String asked = normal(origin);
        return asked.equals(own(request)) || allowed.contains(asked);
    }

    private static String own(HttpServerRequest request) {
        String scheme = header(request, "X-Forwarded-Proto").orElse(request.isSSL() ? "https" : "http");
        String host = header(request, "X-Forwarded-Host")
                .or(() -> header(request, "Host"))
                .orElse("");
        return normal(scheme + "://" + host);
    }

    /** In lower case, and without the port that the scheme has anyway, as browsers say it; the gateway goes by the same form. */
    static String normal(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String defaultPort = lower.startsWith("https:") ? ":443" : ":80";
        return lower.endsWith(defaultPort) ? lower.substring(0, lower.length() - defaultPort.length()) : lower;
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }
}
