package io.livestream.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

    @ParameterizedTest
    @CsvSource({"0, PT1S", "20, PT1S", "600, PT1.2S", "8000, PT16S", "10000, PT20S", "20000, PT20S"})
    void theMoreClientsThereAreTheLongerTheyTakeToComeBackUpToALimit(int clients, Duration time) {
        assertThat(Spread.of(clients).over()).isEqualTo(time);
    }

    @Test
    void aboutFiveHundredComeBackInEachSecond() {
        Spread spread = Spread.of(8_000);

        Map<Long, Long> inEachSecond = IntStream.range(0, 8_000)
                .mapToObj(_ -> spread.next().toSeconds())
                .collect(Collectors.groupingBy(second -> second, Collectors.counting()));

        assertThat(inEachSecond.keySet()).hasSize(16);
        assertThat(inEachSecond.values())
                .allSatisfy(clients -> assertThat(clients).isBetween(350L, 650L));
    }
}
