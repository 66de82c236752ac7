package io.livestream.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.postgres.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStandIns.class)
class SchemasTest {

    private final StandInSuite shared;

    SchemasTest(StandInSuite shared) {
        this.shared = shared;
    }

    @Test
    void aDatabaseIsUpToDateForTheJarsAndTheMigrationsThatMadeItSoAndForNoOthers() throws SQLException, IOException {
        // Given
        DataFolder folder = DataFolder.at(shared.folder("schemas"));
        folder.prepare();
        try (Connection database = Databases.connect(shared.suite().database("stream"));
                var statement = database.createStatement()) {

            // Then: one that nobody migrated never is
            migrated(folder).remember(Service.STREAM);
            assertThat(migrated(folder).isCurrent(Service.STREAM)).isFalse();

            // When
            statement.execute("CREATE TABLE flyway_schema_history AS SELECT 1 AS installed_rank, 7 AS checksum");
            assertThat(migrated(folder).isCurrent(Service.STREAM)).isFalse();
            migrated(folder).remember(Service.STREAM);

            // Then
            assertThat(migrated(folder).isCurrent(Service.STREAM)).isTrue();
            assertThat(migrated(folder).isCurrent(Service.QA)).isFalse();

            // When another state of it is restored
            statement.execute("UPDATE flyway_schema_history SET checksum = 8");
            assertThat(migrated(folder).isCurrent(Service.STREAM)).isFalse();
            statement.execute("UPDATE flyway_schema_history SET checksum = 7");
            assertThat(migrated(folder).isCurrent(Service.STREAM)).isTrue();

            // When the service is built anew
            Path jar = Files.createFile(
                    shared.installation().application("stream-service").resolve("new.jar"));
            assertThat(migrated(folder).isCurrent(Service.STREAM)).isFalse();
            Files.delete(jar);
        }
    }

    private Schemas migrated(DataFolder folder) {
        return new Schemas(
                folder, shared.installation(), service -> shared.suite().database(service.key()));
    }
}
