package io.livestream.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.local.folder.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Duration GRACE = Duration.ofSeconds(10);

    @TempDir
    Path data;

    private final List<Child> endedByThemselves = Collections.synchronizedList(new ArrayList<>());
    private Child child;

    @BeforeEach
    void somebodyListens() {
        DataFolder folder = DataFolder.at(data);
        folder.prepare();
        child = new Child("sleeper", 0, 0, "sleep", folder);
        child.onUnexpectedEnd(endedByThemselves::add);
    }

    @AfterEach
    void nothingIsLeftRunning() {
        child.kill();
    }

    /** The system tells of an end some moments after it, when the next process may be starting already. */
    @Test
    void whatWasAskedToEndHasNotEndedByItselfHoweverSoonItIsStartedAgain() {
        for (int i = 0; i < 300; i++) {
            start();
            child.stop(Process::destroy, GRACE);
        }

        assertThat(endedByThemselves).isEmpty();
    }

    @Test
    void whatEndsUnaskedHasEndedByItselfAlsoAfterARestart() {
        start();
        child.stop(Process::destroy, GRACE);
        start();

        ProcessHandle.of(child.pid().orElseThrow()).orElseThrow().destroy();

        await().atMost(GRACE).until(() -> endedByThemselves.equals(List.of(child)));
    }

    private void start() {
        child.start(List.of("sleep", "600"), Map.of());
    }
}
