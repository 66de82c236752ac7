package io.livestream.platform.problem;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client is to be told of a failure, before it is written as a {@link Problem} or a {@link Refusal}. */
record Failure(
        int status,
        String code,
        String detail,
        List<Violation> violations,
        Map<String, Object> details,
        Map<String, String> headers) {

    static final Failure UNAUTHENTICATED =
            of(401, "unauthenticated", "This call needs a valid access token.").with("WWW-Authenticate", "Bearer");
    static final Failure BAD_TOKEN = of(401, "unauthenticated", "The access token is not valid.")
            .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    static final Failure FORBIDDEN = of(403, "forbidden", "This call is not allowed.");
    static final Failure MALFORMED = of(400, "malformed", "The request could not be read.");
    static final Failure TOO_LARGE = of(413, "too-large", "The request is too large.");
    static final Failure CONFLICT = of(
            409,
            "conflict",
            "It was changed by somebody else at the same moment. Read it again, then repeat the change.");
    static final Failure UNAVAILABLE = of(503, "unavailable", "Something this call needs is not there right now.")
            .with("Retry-After", "1");

    private static final String INVALID = "The request is not valid.";

    static Failure of(int status, String code, String detail) {
        return new Failure(status, code, detail, List.of(), Map.of(), Map.of());
    }

    static Failure invalid(List<Violation> violations) {
        return new Failure(400, "invalid", INVALID, violations, Map.of(), Map.of());
    }

    /** A failure of which nothing is known but its status. */
    static Failure of(int status) {
        return switch (status) {
            case 400 -> MALFORMED;
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> of(404, "not-found", "There is nothing at this address.");
            case 405 -> of(405, "method-not-allowed", "This address does not answer that method.");
            case 406 -> of(406, "not-acceptable", "This address has none of the accepted media types.");
            case 413 -> TOO_LARGE;
            case 415 -> of(415, "unsupported-media-type", "This address does not read that media type.");
            case 429 -> of(429, "too-many", "Too many requests.").with("Retry-After", "1");
            case 503 -> UNAVAILABLE;
            default -> of(status, status < 500 ? "refused" : "internal", null);
        };
    }

    String title() {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    Failure with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Failure(status, code, detail, violations, details, more);
    }

    Failure withDetail(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Failure(status, code, detail, violations, more, headers);
    }
}
