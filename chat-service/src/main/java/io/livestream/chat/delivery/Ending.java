package io.livestream.chat.delivery;

/**
 * Why a socket is closed, as its client is told.
 *
 * @param reason of at most 123 bytes
 */
public record Ending(Kind kind, String reason) {

    /** The codes are those of the contract. */
    enum Kind {
        LEFT(1000, "left", false),
        LOST(1006, "lost", true),
        BROKEN(1008, "protocol", false),
        RESTART(1012, "restart", true),
        EXPIRED(4001, "expired", true),
        NOT_ALLOWED(4003, "not-allowed", false),
        OVER(4004, "over", false),
        TOO_SLOW(4008, "too-slow", true);

        private final int code;
        private final String metric;
        private final boolean comeBack;

        Kind(int code, String metric, boolean comeBack) {
            this.code = code;
            this.metric = metric;
            this.comeBack = comeBack;
        }

        /** Under which it is counted. */
        String metric() {
            return metric;
        }

        /** Whether the client may come back; else it is final. */
        boolean comeBack() {
            return comeBack;
        }
    }

    public static final Ending EXPIRED = new Ending(Kind.EXPIRED, "token expired");
    public static final Ending REMOVED = new Ending(Kind.NOT_ALLOWED, "removed");
    public static final Ending DISABLED = new Ending(Kind.NOT_ALLOWED, "account disabled");
    public static final Ending DELETED = new Ending(Kind.OVER, "deleted");
    public static final Ending OVER = new Ending(Kind.OVER, "ended");
    public static final Ending HIDDEN = new Ending(Kind.OVER, "hidden");
    public static final Ending TOO_SLOW = new Ending(Kind.TOO_SLOW, "too slow");
    /** The connection went without a word; no client is told so. */
    static final Ending LOST = new Ending(Kind.LOST, "");

    public static final Ending GOODBYE = new Ending(Kind.LEFT, "");

    /** The client broke the protocol in this way. */
    public static Ending broken(String how) {
        return new Ending(Kind.BROKEN, how);
    }

    /** This node stops; the client comes back after so many milliseconds. */
    public static Ending restarting(long retryAfterMillis) {
        return new Ending(Kind.RESTART, "retry-after-ms=" + retryAfterMillis);
    }

    public int code() {
        return kind.code;
    }
}
