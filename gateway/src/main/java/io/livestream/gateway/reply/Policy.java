package io.livestream.gateway.reply;

import io.vertx.core.http.HttpHeaders;

/** What a browser may do with a reply. */
public enum Policy {

    /** Data: nothing in it is ever run or shown as a page. */
    API("default-src 'none'; frame-ancestors 'none'", Policy.NO_DEVICES),

    /** A page that loads its own files, calls the API of its own origin, and nothing else. */
    PAGE(Policy.OWN_FILES, Policy.NO_DEVICES),

    /** The application: as a page, and it may ask for the camera, the microphone and the screen, and play what they give. */
    APPLICATION(
            Policy.OWN_FILES + "; media-src 'self' blob: mediastream:; manifest-src 'self'",
            "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()");

    private static final String OWN_FILES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String NO_DEVICES = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    final CharSequence contentSecurity;
    final CharSequence permissions;

    Policy(String contentSecurity, String permissions) {
        this.contentSecurity = HttpHeaders.createOptimized(contentSecurity);
        this.permissions = HttpHeaders.createOptimized(permissions);
    }
}
