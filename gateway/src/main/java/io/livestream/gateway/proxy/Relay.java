package io.livestream.gateway.proxy;

import io.livestream.gateway.reply.Failure;
import io.livestream.gateway.reply.Policy;
import io.livestream.gateway.reply.Replies;
import io.livestream.gateway.visit.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;

/** Hands an origin's reply on to the client: the status, the headers and the body as they are. */
final class Relay {

    /** Up to here a reply is written in one piece, which saves a system call; anything longer flows through. */
    private static final long SMALL = 64 * 1024;

    private final Visit visit;
    private final Replies replies;
    private Buffer gathered;

    Relay(Visit visit, Replies replies) {
        this.visit = visit;
        this.replies = replies;
    }

    void relay(HttpClientResponse from) {
        HttpServerResponse to = visit.response();
        long length = length(from);
        if (hasNoBody(from)) {
            from.endHandler(_ -> finish(from, to));
            from.exceptionHandler(_ -> failed());
        } else if (length >= 0 && length <= SMALL) {
            from.handler(chunk -> gathered = gathered == null ? chunk : gathered.appendBuffer(chunk));
            from.endHandler(_ -> finish(from, to));
            from.exceptionHandler(_ -> failed());
        } else {
            begin(from, to).setChunked(length < 0);
            // Ended as usual, a reply that breaks off would look whole.
            from.pipe()
                    .endOnFailure(false)
                    .to(to)
                    .onFailure(_ -> visit.connection().abort());
        }
    }

    /** By now time may have run out, and then the client has been told so. */
    private void finish(HttpClientResponse from, HttpServerResponse to) {
        if (visit.isAnswered()) {
            return;
        }
        begin(from, to);
        if (gathered == null) {
            to.end();
        } else {
            to.end(gathered);
        }
    }

    private HttpServerResponse begin(HttpClientResponse from, HttpServerResponse to) {
        to.setStatusCode(from.statusCode());
        ForwardedHeaders.toClient(from.headers(), to.headers());
        replies.decorate(visit, Policy.API);
        return to;
    }

    private void failed() {
        replies.refuse(visit, Failure.unavailable(Exchange.NO_ANSWER));
    }

    private boolean hasNoBody(HttpClientResponse from) {
        return visit.request().method().equals(HttpMethod.HEAD) || from.statusCode() == 204 || from.statusCode() == 304;
    }

    private static long length(HttpClientResponse from) {
        String length = from.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
