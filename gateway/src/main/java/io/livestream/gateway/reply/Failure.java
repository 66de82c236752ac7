package io.livestream.gateway.reply;

import java.util.List;

/** What the gateway itself refuses, before it is written down as a problem document. */
public record Failure(int status, String code, String detail, String header, String headerValue) {

    public static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    public static final Failure NOT_FOUND = of(404, "not-found", "There is nothing at this address.");
    public static final Failure TOO_SLOW = of(408, "timeout", "The request did not arrive in time.");
    public static final Failure TOO_LARGE = of(413, "too-large", "The request's body is too large.");
    public static final Failure TARGET_TOO_LONG = of(414, "target-too-long", "The request's target is too long.");
    public static final Failure HEADERS_TOO_LARGE =
            of(431, "headers-too-large", "The request's headers are too large.");
    public static final Failure FOREIGN_ORIGIN =
            of(403, "origin-not-allowed", "Pages of this origin may not call this address.");

    /** All codes that a refusal may have, so that each is counted from the beginning. */
    static final List<String> CODES = List.of(
            "not-found",
            "timeout",
            "too-large",
            "target-too-long",
            "headers-too-large",
            "origin-not-allowed",
            "malformed",
            "method-not-allowed",
            "unavailable",
            "internal");

    public static Failure malformed(String detail) {
        return of(400, "malformed", detail);
    }

    public static Failure methodNotAllowed(String allowed) {
        return new Failure(405, "method-not-allowed", "This address does not answer that method.", "Allow", allowed);
    }

    public static Failure unavailable(String detail) {
        return new Failure(503, "unavailable", detail, "Retry-After", "1");
    }

    public static Failure internal(String incident) {
        return of(500, "internal", "This should not have happened. Incident " + incident + " helps to find out why.");
    }

    private static Failure of(int status, String code, String detail) {
        return new Failure(status, code, detail, null, null);
    }

    /** After a request that was not read to its end, the next one's beginning cannot be found. */
    boolean endsConnection() {
        return switch (status) {
            case 400, 408, 413, 414, 431 -> true;
            default -> false;
        };
    }
}
