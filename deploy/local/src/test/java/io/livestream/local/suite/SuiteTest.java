package io.livestream.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.livestream.local.command.CommandLine;
import io.livestream.local.command.Commands;
import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Servers;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.jvm.Jvm;
import io.livestream.local.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A suite that runs: what it does for those who ask, and what it remembers. */
@ExtendWith(OnStandIns.class)
class SuiteTest {

    private final StandInSuite shared;

    SuiteTest(StandInSuite shared) {
        this.shared = shared;
    }

    @Test
    void everyPartIsReady() {
        // When
        int code =
                Commands.run(CommandLine.parse("status", "--data", shared.data().toString()));

        // Then
        assertThat(code).isZero();
    }

    @Test
    void aSecondSuiteInTheSameFolderIsRefused() {
        assertThatThrownBy(() -> shared.builder(shared.data()).start())
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("Already running")
                .hasMessageContaining(shared.suite().gateway().toString());
    }

    @Test
    void aSuiteThatWasRefusedTakesNothingFromTheOneThatRunsWhenItIsClosed() {
        // Given
        Suite second = shared.builder(shared.data()).build();
        assertThatThrownBy(second::start).isInstanceOf(SuiteFailure.class);

        // When
        second.close();

        // Then
        everyPartIsReady();
    }

    @Test
    void aPartThatWasKilledCanBeStartedAgain() {
        // Given
        shared.suite().kill("qa-service");

        // When
        shared.suite().start("qa-service");

        // Then
        everyPartIsReady();
    }

    @Test
    void theFiguresAreRebuiltByAServiceThatWasToldSo() throws IOException {
        // When
        shared.suite().rebuildAnalytics();

        // Then
        assertThat(Files.readString(shared.suite().logOf("analytics-service"))).contains("Rebuilding");
        everyPartIsReady();
    }

    @Test
    void aSuiteWithoutAnalyticsSaysThatItCannotCountAnewAndGoesOn() {
        // Given
        SuiteBuilder none = shared.builder("without-analytics")
                .postgres(shared.superuserUrl())
                .kafka(shared.suite().kafkaServers())
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
        Path folder = shared.folder("on-servers-of-others");
        SuiteBuilder one = shared.builder(folder)
                .postgres(shared.superuserUrl())
                .kafka(shared.suite().kafkaServers())
                .only(Set.of());

        // When
        one.start().close();

        // Then
        assertThat(Servers.of(DataFolder.at(folder)))
                .isEqualTo(new Servers(shared.superuserUrl(), shared.suite().kafkaServers()));
    }

    @Test
    void whatAKilledLauncherLeftBehindIsStopped() throws IOException {
        // Given
        DataFolder folder = DataFolder.at(shared.folder("left-behind"));
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
}
