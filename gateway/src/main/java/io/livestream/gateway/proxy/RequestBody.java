package io.livestream.gateway.proxy;

import io.livestream.gateway.reply.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * Gathers a request's body before an origin is asked for anything.
 *
 * <p>Bodies are small by contract. Gathered, a slow sender holds no connection to an origin, one that sends too much
 * never reaches it, and head and body leave in one write. A body that came in one piece is not copied.
 */
final class RequestBody {

    private final HttpServerRequest request;
    private final long limit;
    private Buffer gathered;
    private boolean refused;

    RequestBody(HttpServerRequest request, long limit) {
        this.request = request;
        this.limit = limit;
    }

    /** Calls exactly one of the two; {@code whole} with null when the request has no body. */
    void gather(Consumer<Buffer> whole, Consumer<Failure> refusal) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean chunked = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (length == null && !chunked) {
            whole.accept(null);
            return;
        }
        if (length != null && isTooLong(length)) {
            refusal.accept(Failure.TOO_LARGE);
            return;
        }
        request.handler(chunk -> add(chunk, refusal));
        request.endHandler(_ -> end(whole));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    private void add(Buffer chunk, Consumer<Failure> refusal) {
        if (refused) {
            return;
        }
        int before = gathered == null ? 0 : gathered.length();
        if (before + (long) chunk.length() > limit) {
            refused = true;
            gathered = null;
            refusal.accept(Failure.TOO_LARGE);
        } else {
            gathered = gathered == null ? chunk : gathered.appendBuffer(chunk);
        }
    }

    private void end(Consumer<Buffer> whole) {
        if (!refused) {
            whole.accept(gathered == null ? Buffer.buffer() : gathered);
        }
    }

    private boolean isTooLong(String length) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException _) {
            return true;
        }
    }
}
