package io.livestream.gateway.visit;

import java.util.Locale;

/**
 * Where a page comes from, in the form in which browsers say it: in lower case, and without the port that its scheme has anyway. The room
 * (chat-service's {@code Origins}) goes by the same form, so that whoever may call may open rooms.
 */
public final class PageOrigin {

    private PageOrigin() {}

    public static String normal(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String defaultPort = lower.startsWith("https:") ? ":443" : ":80";
        return lower.endsWith(defaultPort) ? lower.substring(0, lower.length() - defaultPort.length()) : lower;
    }
}
