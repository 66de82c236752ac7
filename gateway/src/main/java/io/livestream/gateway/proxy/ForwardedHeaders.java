package io.livestream.gateway.proxy;

import io.livestream.gateway.visit.Peer;
import io.livestream.gateway.visit.Visit;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which headers pass between client and origin: all but those that concern one connection or that we vouch for. */
final class ForwardedHeaders {

    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized("X-Forwarded-Host");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final String OURS_TO_SAY = "x-forwarded-";
    private static final String WHO_MAY_CALL = "access-control-";

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Set<String> NOT_TO_ORIGINS = with(
            HOP_BY_HOP,
            "baggage",
            "content-length",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "livestream-trunk",
            "traceparent",
            "tracestate",
            "x-real-ip",
            "x-request-id");

    private ForwardedHeaders() {}

    static void toOrigin(Visit visit, Span span, MultiMap to) {
        MultiMap from = visit.request().headers();
        Set<String> dropped = dropped(from, NOT_TO_ORIGINS);
        from.forEach((name, value) -> {
            if (!isDropped(name, dropped, OURS_TO_SAY)) {
                to.add(name, value);
            }
        });
        Peer peer = visit.peer();
        to.set(FORWARDED_FOR, peer.address());
        to.set(FORWARDED_PROTO, peer.scheme());
        to.set(FORWARDED_HOST, peer.host());
        to.set(REQUEST_ID, visit.requestId());
        Traces.pass(span, to);
    }

    static void toClient(MultiMap from, MultiMap to) {
        Set<String> dropped = dropped(from, HOP_BY_HOP);
        from.forEach((name, value) -> {
            if (!isDropped(name, dropped, WHO_MAY_CALL)) {
                to.add(name, value);
            }
        });
    }

    private static boolean isDropped(String name, Set<String> dropped, String droppedPrefix) {
        if (name.regionMatches(true, 0, droppedPrefix, 0, droppedPrefix.length())) {
            return true;
        }
        return dropped.contains(name.toLowerCase(Locale.ROOT));
    }

    /** A sender may name further headers as meant for the next hop only. */
    private static Set<String> dropped(MultiMap headers, Set<String> always) {
        String named = headers.get(HttpHeaders.CONNECTION);
        if (named == null || named.equalsIgnoreCase("keep-alive") || named.equalsIgnoreCase("close")) {
            return always;
        }
        return with(
                always, String.join(",", headers.getAll(HttpHeaders.CONNECTION)).split(","));
    }

    private static Set<String> with(Set<String> names, String... more) {
        return Stream.concat(
                        names.stream(), Stream.of(more).map(name -> name.strip().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
