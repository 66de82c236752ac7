package io.livestream.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.livestream.local.command.CommandLine;
import io.livestream.local.command.Commands;
import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.folder.Secrets;
import io.livestream.local.folder.Servers;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.jvm.Jvm;
import io.livestream.local.postgres.Databases;
import io.livestream.local.postgres.JdbcAddress;
import io.livestream.local.process.ProcessRecord;
import io.livestream.local.standin.FakeClone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real database and the real broker, with stand-ins for the services. */
class SuiteTest {

    @TempDir
    static Path parent;

    private static Installation clone;
    private static Path data;
    private static Suite suite;

    @BeforeAll
    static void startOne() {
        clone = FakeClone.in(parent.resolve("clone"));
        data = parent.resolve("a data folder");
        suite = builder(data).start();
    }

    @AfterAll
    static void stopIt() throws IOException {
        suite.close();
        Files.delete(clone.broker());
        assertThat(ProcessRecord.readAll(DataFolder.at(data).run())).isEmpty();
    }

    @Test
    void everyPartIsReady() {
        // When
        int code = Commands.run(CommandLine.parse("status", "--data", data.toString()));

        // Then
        assertThat(code).isZero();
    }

    @Test
    void theDatabaseIsDurable() throws SQLException {
        // Given
        JdbcAddress database = suite.database("chat");

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
        assertThatThrownBy(() ->
                        Databases.connect(new JdbcAddress(suite.database("chat").url(), "postgres", "")))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aServiceCannotEnterAnothersDatabase() {
        // Given
        JdbcAddress chat = suite.database("chat");

        // When, Then
        assertThatThrownBy(() -> Databases.connect(chat.database("auth"))).hasMessageContaining("permission denied");
    }

    @Test
    void aDatabaseIsUpToDateForTheJarsAndTheMigrationsThatMadeItSoAndForNoOthers() throws SQLException, IOException {
        // Given
        DataFolder folder = DataFolder.at(parent.resolve("schemas"));
        folder.prepare();
        try (Connection database = Databases.connect(suite.database("stream"));
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
            Path jar = Files.createFile(clone.application("stream-service").resolve("new.jar"));
            assertThat(migrated(folder).isCurrent(Service.STREAM)).isFalse();
            Files.delete(jar);
        }
    }

    private static Schemas migrated(DataFolder folder) {
        return new Schemas(folder, clone, service -> suite.database(service.key()));
    }

    @Test
    void aSecondSuiteInTheSameFolderIsRefused() {
        assertThatThrownBy(() -> builder(data).start())
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("Already running")
                .hasMessageContaining(suite.gateway().toString());
    }

    @Test
    void aSuiteThatWasRefusedTakesNothingFromTheOneThatRunsWhenItIsClosed() {
        // Given
        Suite second = builder(data).build();
        assertThatThrownBy(second::start).isInstanceOf(SuiteFailure.class);

        // When
        second.close();

        // Then
        everyPartIsReady();
    }

    @Test
    void aPartThatWasKilledCanBeStartedAgain() {
        // Given
        suite.kill("qa-service");

        // When
        suite.start("qa-service");

        // Then
        everyPartIsReady();
    }

    @Test
    void theFiguresAreRebuiltByAServiceThatWasToldSo() throws IOException {
        // When
        suite.rebuildAnalytics();

        // Then
        assertThat(Files.readString(suite.logOf("analytics-service"))).contains("Rebuilding");
        everyPartIsReady();
    }

    @Test
    void aSuiteWithoutAnalyticsSaysThatItCannotCountAnewAndGoesOn() {
        // Given
        SuiteBuilder none = builder(parent.resolve("without-analytics"))
                .postgres(superuserUrl())
                .kafka(suite.kafkaServers())
                .only(Set.of());
        try (Suite one = none.start()) {

            // When, Then
            assertThatThrownBy(one::rebuildAnalytics)
                    .isInstanceOf(SuiteFailure.class)
                    .hasMessageContaining("without analytics-service");
            assertThat(one.failure()).isNotDone();
        }
    }

    @Test
    void theServersOfOthersOnWhichASuiteStandsAreRememberedInItsFolder() {
        // Given
        Path folder = parent.resolve("on-servers-of-others");
        SuiteBuilder one = builder(folder)
                .postgres(superuserUrl())
                .kafka(suite.kafkaServers())
                .only(Set.of());

        // When
        one.start().close();

        // Then
        assertThat(Servers.of(DataFolder.at(folder))).isEqualTo(new Servers(superuserUrl(), suite.kafkaServers()));
    }

    @Test
    void aPortInUseIsNamedBeforeAnythingIsStarted() throws IOException {
        // Given
        Ports ports = Ports.free();
        try (ServerSocket _ = new ServerSocket(ports.gateway(), 1, InetAddress.getByName("127.0.0.1"))) {

            // When, Then
            assertThatThrownBy(() ->
                            builder(parent.resolve("port-in-use")).ports(ports).start())
                    .isInstanceOf(SuiteFailure.class)
                    .hasMessageContaining("Port %d (gateway) is taken".formatted(ports.gateway()));
        }
    }

    @Test
    void anAddressOfAnotherMachineIsToldAsSuchAndNotAsATakenPort() {
        // Given
        SuiteBuilder one = builder(parent.resolve("elsewhere")).host("192.0.2.1");

        // When, Then
        assertThatThrownBy(one::start)
                .isInstanceOf(SuiteFailure.class)
                .message()
                .matches("--host 192\\.0\\.2\\.1 is no address of this machine \\(.+\\)\\.");
    }

    @Test
    void aDatabaseServerThatIsNoUrlIsRefusedBeforeAnythingIsStarted() {
        // Given
        SuiteBuilder one = builder(parent.resolve("no-url")).postgres("db:5432");

        // When, Then
        assertThatThrownBy(one::build)
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("--postgres wants a JDBC URL")
                .hasMessageContaining("\"db:5432\"");
    }

    @Test
    void aPartThatFailsIsNamedWithItsReasonAndTheRestIsStopped() {
        // Given
        Path folder = parent.resolve("one-dies");
        SuiteBuilder one = builder(folder)
                .postgres(superuserUrl())
                .kafka(suite.kafkaServers())
                .setting("qa-service", "STAND_IN", "dies");

        // When, Then
        assertThatThrownBy(one::start)
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("qa-service stopped by itself (exit code 1): Failed to start: no luck")
                .hasMessageContaining("qa-service.log");
        assertThat(ProcessRecord.readAll(DataFolder.at(folder).run())).isEmpty();
    }

    @Test
    void whatAPartCannotWriteIsToldAsSuch() throws IOException {
        // Given
        Path folder = parent.resolve("no-record");
        DataFolder.at(folder).prepare();
        Files.createDirectories(folder.resolve("run/qa-service.pid.new/in the way"));
        SuiteBuilder one = builder(folder).postgres(superuserUrl()).kafka(suite.kafkaServers());

        // When, Then
        assertThatThrownBy(one::start).isInstanceOf(UncheckedIOException.class);
    }

    /** Its patience is three minutes, of which this test does not want to wait one. */
    @Test
    @Timeout(60)
    void aServiceWhoseDatabaseHasReadFurtherThanTheLogGoesEndsTheStartAtOnceAndNamesThePage() {
        // Given
        SuiteBuilder one = builder(parent.resolve("ahead"))
                .postgres(superuserUrl())
                .kafka(suite.kafkaServers())
                .setting("qa-service", "STAND_IN", "ahead");

        // When, Then
        assertThatThrownBy(one::start)
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("qa-service has read further than the log goes")
                .hasMessageContaining("\"A log that is older than the databases\" in docs/operations.md")
                .hasMessageContaining("qa-service.log");
    }

    @Test
    void whatAKilledLauncherLeftBehindIsStopped() throws IOException {
        // Given
        DataFolder folder = DataFolder.at(parent.resolve("left-behind"));
        folder.prepare();
        Process process = new ProcessBuilder("sh", "-c", "read line # " + Jvm.mark(folder)).start();
        ProcessRecord.of("chat-service", process.toHandle(), 8083, 8083, Jvm.mark(folder))
                .write(folder.run());

        // When
        var stopped = Leftovers.stop(folder);

        // Then
        assertThat(stopped).containsExactly("chat-service");
        await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    private static String superuserUrl() {
        String secret = Secrets.of(DataFolder.at(data)).get("postgres");
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&password=%s"
                .formatted(suite.ports().postgres(), secret);
    }

    private static SuiteBuilder builder(Path folder) {
        return new SuiteBuilder(clone).data(folder).ports(Ports.free()).patience(Duration.ofMinutes(3));
    }
}
