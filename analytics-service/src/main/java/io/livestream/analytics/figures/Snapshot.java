package io.livestream.analytics.figures;

import io.livestream.platform.follow.FreshView;
import io.livestream.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets a report that takes several readings speak of one moment, since events are counted meanwhile. */
@ApplicationScoped
public class Snapshot {

    private final FreshView view;
    private final Sql sql;

    Snapshot(FreshView view, Sql sql) {
        this.view = view;
        this.sql = sql;
    }

    /**
     * Reads once the figures of a class include whatever was acknowledged before; no connection is held while it waits for that.
     *
     * @param reading sees the figures as they are when it begins, and writes nothing
     */
    public <T> T of(UUID streamId, Supplier<T> reading) {
        view.refresh(streamId);
        return sql.snapshot(reading);
    }

    /** As {@link #of}, once those of all classes do. */
    public <T> T ofAll(Supplier<T> reading) {
        view.refreshAll();
        return sql.snapshot(reading);
    }
}
