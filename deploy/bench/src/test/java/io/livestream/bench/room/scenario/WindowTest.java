package io.livestream.bench.room.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livestream.bench.Processes;
import io.livestream.bench.room.fleet.Loops;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void whatHappenedIsToldBySecondAndByDelivery() {
        // Given
        Histogram latencies = new Histogram(3);
        latencies.recordValueWithCount(2_000_000, 3);
        latencies.recordValue(9_000_000);

        // When
        Window window = new Window(Duration.ofSeconds(2), latencies, Map.of("chat", 0.5), 0.1);

        // Then
        assertThat(window.deliveries()).isEqualTo(4);
        assertThat(window.perSecond()).isEqualTo(2);
        assertThat(window.millis(50)).isEqualTo(2, within(0.01));
        assertThat(window.millis(100)).isEqualTo(9, within(0.01));
        assertThat(window.microsEach("chat")).isEqualTo(125_000);
        assertThat(window.load("chat")).isEqualTo(0.25);
        assertThat(window.load("gateway")).isNaN();
    }

    @Test
    void whereNothingCameThereIsNoLatency() throws Exception {
        try (Loops loops = new Loops(1)) {
            // When
            Window window = Window.from(loops, Processes.none()).ended();

            // Then
            assertThat(window.deliveries()).isZero();
            assertThat(window.millis(50)).isNaN();
            assertThat(window.processors()).containsKey(Processes.GENERATOR);
            assertThat(window.busiestLoop()).isNotNegative();
        }
    }
}
