package io.livestream.chat.delivery;

/**
 * Why a socket is closed, as its client is told. The codes are those of the contract; all but {@link #EXPIRED}, {@link #TOO_SLOW} and a
 * restart are final.
 *
 * @param reason of at most 123 bytes
 */
public record Ending(int code, String reason) {

    public static final Ending EXPIRED = new Ending(4001, "token expired");
    public static final Ending REMOVED = new Ending(4003, "removed");
    public static final Ending DISABLED = new Ending(4003, "account disabled");
    public static final Ending DELETED = new Ending(4004, "deleted");
    public static final Ending OVER = new Ending(4004, "ended");
    public static final Ending HIDDEN = new Ending(4004, "hidden");
    public static final Ending TOO_SLOW = new Ending(4008, "too slow");
    /** The connection went without a word; no client is told so. */
    static final Ending LOST = new Ending(1006, "");

    public static final Ending GOODBYE = new Ending(1000, "");

    /** The client broke the protocol in this way. */
    public static Ending broken(String how) {
        return new Ending(1008, how);
    }

    /** This node stops; the client comes back after so many milliseconds. */
    public static Ending restarting(long retryAfterMillis) {
        return new Ending(1012, "retry-after-ms=" + retryAfterMillis);
    }
}
