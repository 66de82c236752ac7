package io.livestream.qa.audience;

import io.livestream.platform.audience.AudienceView;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.follow.FreshView;
import io.livestream.platform.idempotency.Created;
import io.livestream.platform.idempotency.Idempotency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/**
 * Decides what a caller may do in a stream, by what the log says of both: always by a view that has read the log to its end, so that
 * nobody is refused for what is over and nothing is done in a class whose end has been announced.
 */
@ApplicationScoped
public class Audience {

    private final AudienceView view;
    private final FreshView fresh;
    private final Idempotency idempotency;

    Audience(AudienceView view, FreshView fresh, Idempotency idempotency) {
        this.view = view;
        this.fresh = fresh;
        this.idempotency = idempotency;
    }

    /** Decides without a transaction. A stream that is hidden from the caller does not exist. */
    public <T> T decide(UUID streamId, Caller caller, Function<Standing, T> decision) {
        return fresh.decide(streamId, () -> decision.apply(view.require(streamId, caller)));
    }

    /** Decides and acts in one transaction. */
    public <T> T change(UUID streamId, Caller caller, Function<Standing, T> decision) {
        return fresh.decide(
                streamId,
                () -> QuarkusTransaction.requiringNew().call(() -> decision.apply(view.require(streamId, caller))));
    }

    /**
     * Decides and creates in one transaction, once per key.
     *
     * @param key as the caller gave it, null for none
     */
    public Created create(UUID streamId, Caller caller, String key, String path, Function<Standing, Created> creation) {
        return fresh.decide(
                streamId,
                () -> idempotency.create(
                        key, caller.id().toString(), path, () -> creation.apply(view.require(streamId, caller))));
    }
}
