package io.livestream.gateway.session;

import io.livestream.gateway.visit.Visit;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;

/** The cookie with the refresh token: out of reach of scripts, of other sites, and of every address but the session's. */
final class SessionCookie {

    static final String NAME = "livestream-session";

    /** As long as refresh tokens are good at most; one that ends earlier is refused by the service. */
    private static final Duration KEPT = Duration.ofDays(30);

    private SessionCookie() {}

    static void set(Visit visit, String token) {
        write(visit, token, KEPT);
    }

    static void clear(Visit visit) {
        write(visit, "", Duration.ZERO);
    }

    private static void write(Visit visit, String value, Duration kept) {
        visit.response()
                .putHeader(
                        HttpHeaders.SET_COOKIE,
                        "%s=%s; Path=/session; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                                .formatted(
                                        NAME,
                                        value,
                                        kept.toSeconds(),
                                        visit.peer().secure() ? "; Secure" : ""));
    }
}
