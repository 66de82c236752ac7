package io.livestream.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.platform.problem.Unavailable;
import io.livestream.testing.TwoBrokers;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LogEndTest {

    @Test
    void aPartitionThatDoesNotAnswerKeepsNobodyFromTheOthers() throws IOException {
        try (TwoBrokers brokers = new TwoBrokers()) {
            LogEnd end = new LogEnd(brokers.kafka());
            var lost = end.partitionOf(Topics.EVENTS, TwoBrokers.streamOfTheSecond());
            var other = end.partitionOf(Topics.EVENTS, TwoBrokers.streamOfTheFirst());
            brokers.secondGoes();

            assertThatThrownBy(() -> end.of(lost)).isInstanceOf(Unavailable.class);

            assertThat(end.of(other)).isZero();
        }
    }
}
