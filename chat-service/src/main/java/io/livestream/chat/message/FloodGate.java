package io.livestream.chat.message;

import io.livestream.platform.limit.PersonLimit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Keeps anybody from posting more than so many messages within any second, over REST and sockets together. */
@ApplicationScoped
public class FloodGate {

    private final int limit;
    private final PersonLimit posts;

    FloodGate(FloodSettings settings) {
        limit = settings.limit();
        posts = new PersonLimit(limit);
    }

    /** How many messages a second that is; 0 is no limit. */
    public int limit() {
        return limit;
    }

    /** @throws io.livestream.platform.limit.TooFast if the person has posted as many as they may within the last second */
    void pass(UUID person, Instant now) {
        posts.pass(person, now);
    }

    /** As {@link #pass}, without counting a post. */
    void check(UUID person, Instant now) {
        posts.check(person, now);
    }
}
