package io.livestream.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.process.ProcessRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Why a suite does not start, told in one line. */
@ExtendWith(OnStandIns.class)
class FailedStartTest {

    private final StandInSuite shared;

    FailedStartTest(StandInSuite shared) {
        this.shared = shared;
    }

    @Test
    void aPortInUseIsNamedBeforeAnythingIsStarted() throws IOException {
        // Given
        Ports ports = Ports.free();
        try (ServerSocket _ = new ServerSocket(ports.gateway(), 1, InetAddress.getByName("127.0.0.1"))) {

            // When, Then
            assertThatThrownBy(() -> shared.builder("port-in-use").ports(ports).start())
                    .isInstanceOf(SuiteFailure.class)
                    .hasMessageContaining("Port %d (gateway) is taken".formatted(ports.gateway()));
        }
    }

    @Test
    void anAddressOfAnotherMachineIsToldAsSuchAndNotAsATakenPort() {
        // Given
        SuiteBuilder one = shared.builder("elsewhere").host("192.0.2.1");

        // When, Then
        assertThatThrownBy(one::start)
                .isInstanceOf(SuiteFailure.class)
                .message()
                .matches("--host 192\\.0\\.2\\.1 is no address of this machine \\(.+\\)\\.");
    }

    @Test
    void aDatabaseServerThatIsNoUrlIsRefusedBeforeAnythingIsStarted() {
        // Given
        SuiteBuilder one = shared.builder("no-url").postgres("db:5432");

        // When, Then
        assertThatThrownBy(one::build)
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("--postgres wants a JDBC URL")
                .hasMessageContaining("\"db:5432\"");
    }

    @Test
    void aPartThatFailsIsNamedWithItsReasonAndTheRestIsStopped() {
        // Given
        Path folder = shared.folder("one-dies");
        SuiteBuilder one = shared.builder(folder)
                .postgres(shared.superuserUrl())
                .kafka(shared.suite().kafkaServers())
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
        Path folder = shared.folder("no-record");
        DataFolder.at(folder).prepare();
        Files.createDirectories(folder.resolve("run/qa-service.pid.new/in the way"));
        SuiteBuilder one = shared.builder(folder)
                .postgres(shared.superuserUrl())
                .kafka(shared.suite().kafkaServers());

        // When, Then
        assertThatThrownBy(one::start).isInstanceOf(UncheckedIOException.class);
    }

    /** Its patience is three minutes, of which this test does not want to wait one. */
    @Test
    @Timeout(60)
    void aServiceWhoseDatabaseHasReadFurtherThanTheLogGoesEndsTheStartAtOnceAndNamesThePage() {
        // Given
        SuiteBuilder one = shared.builder("ahead")
                .postgres(shared.superuserUrl())
                .kafka(shared.suite().kafkaServers())
                .setting("qa-service", "STAND_IN", "ahead");

        // When, Then
        assertThatThrownBy(one::start)
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("qa-service has read further than the log goes")
                .hasMessageContaining("\"A log that is older than the databases\" in docs/operations.md")
                .hasMessageContaining("qa-service.log");
    }
}
