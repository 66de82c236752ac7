package io.livestream.chat.delivery;

/**
 * Why a socket is closed, as its client is told.
 *
 * @param reason of at most 123 bytes
 */
public record CloseReason(Kind kind, String reason) {

    /** The codes are those of the contract. */
    enum Kind {
        LEFT(1000, "left"),
        LOST(1006, "lost"),
        BROKEN(1008, "protocol"),
        RESTART(1012, "restart"),
        EXPIRED(4001, "expired"),
        NOT_ALLOWED(4003, "not-allowed"),
        OVER(4004, "over"),
        TOO_SLOW(4008, "too-slow");

        private final int code;
        private final String metric;

        Kind(int code, String metric) {
            this.code = code;
            this.metric = metric;
        }

        /** Under which it is counted. */
        String metric() {
            return metric;
        }
    }

    public static final CloseReason EXPIRED = new CloseReason(Kind.EXPIRED, "token expired");
    public static final CloseReason REMOVED = new CloseReason(Kind.NOT_ALLOWED, "removed");
    public static final CloseReason DISABLED = new CloseReason(Kind.NOT_ALLOWED, "account disabled");
    public static final CloseReason DELETED = new CloseReason(Kind.OVER, "deleted");
    public static final CloseReason OVER = new CloseReason(Kind.OVER, "ended");
    public static final CloseReason HIDDEN = new CloseReason(Kind.OVER, "hidden");
    public static final CloseReason TOO_SLOW = new CloseReason(Kind.TOO_SLOW, "too slow");
    /** The connection went without a word; no client is told so. */
    static final CloseReason LOST = new CloseReason(Kind.LOST, "");

    public static final CloseReason GOODBYE = new CloseReason(Kind.LEFT, "");

    /** The client broke the protocol in this way. */
    public static CloseReason broken(String how) {
        return new CloseReason(Kind.BROKEN, how);
    }

    /** This node stops; the client comes back after so many milliseconds. */
    public static CloseReason restarting(long retryAfterMillis) {
        return new CloseReason(Kind.RESTART, "retry-after-ms=" + retryAfterMillis);
    }

    public int code() {
        return kind.code;
    }
}
