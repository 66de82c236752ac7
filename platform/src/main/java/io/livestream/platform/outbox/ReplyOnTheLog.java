package io.livestream.platform.outbox;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;

/**
 * Holds a reply until what it says is on the log. So whoever has been told of a change can rely on every other service knowing it
 * that has read the log to its end (see {@code FreshView}).
 *
 * <p>With the broker down it waits two seconds and replies all the same: the change is committed and will be sent.
 */
@Provider
class ReplyOnTheLog implements ContainerResponseFilter {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HeldReply reply;
    private final Instance<OutboxRelay> relay;

    ReplyOnTheLog(HeldReply reply, Instance<OutboxRelay> relay) {
        this.reply = reply;
        this.relay = relay;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        List<Long> rows = reply.rows();
        if (!rows.isEmpty()) {
            relay.get().awaitSent(rows, PATIENCE);
        }
    }
}
