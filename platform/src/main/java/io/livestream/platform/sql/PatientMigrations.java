package io.livestream.platform.sql;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets a migration take as long as it needs. Of any other statement that stays without an answer for a minute it is supposed that the
 * database's machine is gone ({@code socketTimeout}), but an index on a large table takes longer.
 */
@Singleton
@Unremovable
class PatientMigrations implements FlywayConfigurationCustomizer, Callback {

    private static final int FOR_EVER = 0;

    private int patienceOfOthers;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.callbacks(this);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    /** The connection is one of the pool, which would hand it on as it is left. After a failure the service does not start. */
    @Override
    public void handle(Event event, Context context) {
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                patienceOfOthers = context.getConnection().getNetworkTimeout();
                context.getConnection().setNetworkTimeout(Runnable::run, FOR_EVER);
            } else {
                context.getConnection().setNetworkTimeout(Runnable::run, patienceOfOthers);
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public String getCallbackName() {
        return "patience";
    }
}
