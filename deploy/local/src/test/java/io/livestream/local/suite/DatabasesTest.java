package io.livestream.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.local.postgres.Databases;
import io.livestream.local.postgres.JdbcAddress;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The databases of a suite: durable, and each for its own service alshared. */
@ExtendWith(OnStandIns.class)
class DatabasesTest {

    private final StandInSuite shared;

    DatabasesTest(StandInSuite shared) {
        this.shared = shared;
    }

    @Test
    void theDatabaseIsDurable() throws SQLException {
        // Given
        JdbcAddress database = shared.suite().database("chat");

        // When
        try (Connection connection = Databases.connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT current_setting('fsync'), current_setting('synchronous_commit'), current_user")) {
            row.next();

            // Then
            assertThat(row.getString(1)).isEqualTo("on");
            assertThat(row.getString(2)).isEqualTo("on");
            assertThat(row.getString(3)).isEqualTo("chat");
        }
    }

    @Test
    void nobodyEntersTheDatabaseWithoutThePassword() {
        assertThatThrownBy(() -> Databases.connect(
                        new JdbcAddress(shared.suite().database("chat").url(), "postgres", "")))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aServiceCannotEnterAnothersDatabase() {
        // Given
        JdbcAddress chat = shared.suite().database("chat");

        // When, Then
        assertThatThrownBy(() -> Databases.connect(chat.database("auth"))).hasMessageContaining("permission denied");
    }
}
