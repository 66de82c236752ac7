package io.livestream.platform.log;

import io.quarkus.arc.Arc;
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

    /** One request's rows. */
    @RequestScoped
    static class Rows {

        private final List<Long> ids = new ArrayList<>();

        void add(long id) {
            ids.add(id);
        }

        List<Long> ids() {
            return ids;
        }
    }

    private final Rows rows;

    HeldReply(Rows rows) {
        this.rows = rows;
    }

    /** @return whether there is a request whose reply will wait for the row */
    boolean until(long outboxId) {
        boolean inRequest = Arc.container().requestContext().isActive();
        if (inRequest) {
            rows.add(outboxId);
        }
        return inRequest;
    }

    List<Long> rows() {
        return Arc.container().requestContext().isActive() ? rows.ids() : List.of();
    }
}
