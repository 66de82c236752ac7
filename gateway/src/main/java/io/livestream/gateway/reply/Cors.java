package io.livestream.gateway.reply;

import io.livestream.gateway.visit.PageOrigin;
import io.livestream.gateway.visit.Visit;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose pages may call the API: our own and those of the origins in the settings. Tokens travel in a header that a page
 * sets itself, so a browser is never asked to send credentials along.
 */
public final class Cors {

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");
    private static final String REQUEST_HEADERS =
            "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id";
    private static final String EXPOSED = "Location, ETag, Retry-After, WWW-Authenticate, X-Request-Id";
    private static final String KEPT_SECONDS = "7200";

    private final Set<String> allowed;

    public Cors(List<String> origins) {
        allowed = new HashSet<>();
        for (String origin : origins) {
            String exact = origin.strip();
            if (!ORIGIN.matcher(exact).matches()) {
                throw new ConfigurationException(
                        "LIVESTREAM_ORIGINS: '%s' is not an origin; give exact ones like https://class.example"
                                .formatted(origin));
            }
            allowed.add(PageOrigin.normal(exact));
        }
    }

    /** Callers that are no browser send no origin, and are not what this protects from. */
    public boolean allows(Visit visit) {
        String origin = visit.origin();
        return origin == null || allowed.contains(PageOrigin.normal(origin)) || visit.isFromOurPages();
    }

    /** Whether a browser asks, before the call itself, if it may make it. */
    public boolean isPreflight(Visit visit) {
        return visit.request().method().equals(HttpMethod.OPTIONS)
                && visit.origin() != null
                && visit.request().headers().contains("Access-Control-Request-Method");
    }

    void answerPreflight(MultiMap headers) {
        headers.set("Access-Control-Allow-Methods", Failure.METHODS)
                .set("Access-Control-Allow-Headers", REQUEST_HEADERS)
                .set("Access-Control-Max-Age", KEPT_SECONDS);
    }

    void decorate(Visit visit, MultiMap headers) {
        if (!allowed.isEmpty()) {
            headers.add("Vary", "Origin");
        }
        String origin = visit.origin();
        if (origin != null && allows(visit)) {
            headers.set("Access-Control-Allow-Origin", origin).set("Access-Control-Expose-Headers", EXPOSED);
        }
    }
}
