package io.livestream.gateway.visit;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The name under which one request is found again in the logs of all services. It is no secret. */
public final class RequestIds {

    private static final int LONGEST = 64;

    private RequestIds() {}

    /** The client's own id when it is harmless to write into a log, else a new one. */
    public static String of(String offered) {
        return offered != null && isSafe(offered) ? offered : make();
    }

    private static String make() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()).concat(hex.toHexDigits(random.nextLong()));
    }

    private static boolean isSafe(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && "-._".indexOf(c) < 0) {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= LONGEST;
    }
}
