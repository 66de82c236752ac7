package io.livestream.platform.outbox;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request has written to the outbox, for {@link ReplyOnTheLog}. Work without a request, as a sweep by a timer, holds up
 * nobody.
 */
@ApplicationScoped
class HeldReply {

    /** One request's rows. Another thread may add them while the request's own waits for what it does. */
    @RequestScoped
    static class Rows {

        private final List<Long> ids = new ArrayList<>();

        synchronized void add(long id) {
            ids.add(id);
        }

        synchronized List<Long> ids() {
            return List.copyOf(ids);
        }
    }

    private final Rows rows;

    HeldReply(Rows rows) {
        this.rows = rows;
    }

    /** The rows of the present request itself, whatever request is present when they are written; null if there is none. */
    Rows current() {
        return Arc.container().requestContext().isActive() ? ClientProxy.unwrap(rows) : null;
    }

    List<Long> rows() {
        return Arc.container().requestContext().isActive() ? rows.ids() : List.of();
    }
}
