package io.livestream.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClocksTest {

    @Test
    void itShowsWholeMilliseconds() {
        Clock clock = new Clocks().clock();

        assertThat(Stream.generate(clock::instant).limit(100))
                .extracting(Instant::getNano)
                .allMatch(nanos -> nanos % 1_000_000 == 0);
    }
}
