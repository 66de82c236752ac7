package io.livestream.gateway.reply;

/** What the gateway itself refuses, before it is written down as a problem document. */
public record Failure(Kind kind, String detail, String header, String headerValue) {

    /** What is wrong; each kind is counted from the beginning. */
    enum Kind {
        MALFORMED(400, "malformed"),
        ORIGIN_NOT_ALLOWED(403, "origin-not-allowed"),
        NOT_FOUND(404, "not-found"),
        METHOD_NOT_ALLOWED(405, "method-not-allowed"),
        TIMEOUT(408, "timeout"),
        TOO_LARGE(413, "too-large"),
        TARGET_TOO_LONG(414, "target-too-long"),
        HEADERS_TOO_LARGE(431, "headers-too-large"),
        INTERNAL(500, "internal"),
        UNAVAILABLE(503, "unavailable");

        private final int status;
        private final String code;

        Kind(int status, String code) {
            this.status = status;
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    public static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    public static final Failure NOT_FOUND = of(Kind.NOT_FOUND, "There is nothing at this address.");
    public static final Failure TOO_SLOW = of(Kind.TIMEOUT, "The request did not arrive in time.");
    public static final Failure TOO_LARGE = of(Kind.TOO_LARGE, "The request's body is too large.");
    public static final Failure TARGET_TOO_LONG = of(Kind.TARGET_TOO_LONG, "The request's target is too long.");
    public static final Failure HEADERS_TOO_LARGE = of(Kind.HEADERS_TOO_LARGE, "The request's headers are too large.");
    public static final Failure FOREIGN_ORIGIN =
            of(Kind.ORIGIN_NOT_ALLOWED, "Pages of this origin may not call this address.");

    public static Failure malformed(String detail) {
        return of(Kind.MALFORMED, detail);
    }

    public static Failure methodNotAllowed(String allowed) {
        return new Failure(Kind.METHOD_NOT_ALLOWED, "This address does not answer that method.", "Allow", allowed);
    }

    public static Failure unavailable(String detail) {
        return new Failure(Kind.UNAVAILABLE, detail, "Retry-After", "1");
    }

    public static Failure internal(String incident) {
        return of(Kind.INTERNAL, "This should not have happened. Incident " + incident + " helps to find out why.");
    }

    private static Failure of(Kind kind, String detail) {
        return new Failure(kind, detail, null, null);
    }

    int status() {
        return kind.status;
    }

    String code() {
        return kind.code;
    }

    /** After a request that was not read to its end, the next one's beginning cannot be found. */
    boolean endsConnection() {
        return switch (kind) {
            case MALFORMED, TIMEOUT, TOO_LARGE, TARGET_TOO_LONG, HEADERS_TOO_LARGE -> true;
            case ORIGIN_NOT_ALLOWED, NOT_FOUND, METHOD_NOT_ALLOWED, INTERNAL, UNAVAILABLE -> false;
        };
    }
}
