package io.livestream.gateway.reply;

import io.vertx.core.http.HttpHeaders;

/** What a browser may do with a reply. */
public enum Policy {

    /** Data: nothing in it is ever run or shown as a page. */
    API("default-src 'none'; frame-ancestors 'none'"),

    /** A page that loads its own files, calls the API of its own origin, and nothing else. */
    PAGE("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

    final CharSequence contentSecurity;

    Policy(String contentSecurity) {
        this.contentSecurity = HttpHeaders.createOptimized(contentSecurity);
    }
}
