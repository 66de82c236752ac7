package io.livestream.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to connections whose other end is a machine that is gone, as far as that can be seen on one machine: what is agreed on. */
@QuarkusTest
class ConnectionsTest {

    private static final int A_MINUTE = 60_000;

    @Inject
    DataSource database;

    @Inject
    Flyway flyway;

    @Inject
    Sql sql;

    @ParameterizedTest
    @CsvSource({
        "tcp_keepalives_idle, 5",
        "tcp_keepalives_interval, 2",
        "tcp_keepalives_count, 3",
        "tcp_user_timeout, 10000",
        "random_page_cost, 1.1"
    })
    void theDatabaseMissesANodeWithinTenSeconds(String setting, String value) {
        assertThat(sql.first("select current_setting(?) as value", row -> row.text("value"), setting))
                .hasValue(value);
    }

    @Test
    void aNodeMissesTheDatabaseWithinAMinute() throws SQLException {
        assertThat(patience()).isEqualTo(A_MINUTE);
    }

    @Test
    void aMigrationMayTakeLongerAndItsConnectionIsLikeAnyOtherAfterwards() throws SQLException {
        List<Integer> patience = new ArrayList<>();

        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .schemas("patient")
                .locations(new String[0])
                .javaMigrations(new Noting(patience))
                .load()
                .migrate();

        assertThat(patience).containsExactly(0);
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                all.add(database.getConnection());
            }
            for (Connection one : all) {
                assertThat(one.getNetworkTimeout()).isEqualTo(A_MINUTE);
            }
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
    }

    private int patience() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }

    private static final class Noting implements JavaMigration {

        private final List<Integer> patience;

        Noting(List<Integer> patience) {
            this.patience = patience;
        }

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion("9999");
        }

        @Override
        public String getDescription() {
            return "notes how long it may take";
        }

        @Override
        public Integer getChecksum() {
            return null;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws SQLException {
            patience.add(context.getConnection().getNetworkTimeout());
        }
    }
}
