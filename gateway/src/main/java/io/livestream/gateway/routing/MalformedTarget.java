package io.livestream.gateway.routing;

/** The request's target is not a plain path with a plain query. An answer and not a fault, so it has no stack trace. */
public final class MalformedTarget extends Exception {

    MalformedTarget(String message) {
        super(message, null, false, false);
    }
}
