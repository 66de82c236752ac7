package io.livestream.chat.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLimitsTest {

    @ParameterizedTest
    @CsvSource({"1, 100", "10, 100", "200, 2000", "1000000, 10000"})
    void whoPostsAsFastAsTheyMayHasFramesLeft(int messages, int frames) {
        assertThat(RequestLimits.framesPerSecond(messages)).isEqualTo(frames);
    }

    @Test
    void whereNobodyPostsTooFastNobodySendsTooManyFramesEither() {
        assertThat(RequestLimits.framesPerSecond(0)).isEqualTo(RequestLimits.framesPerSecond(1_000_000));
    }
}
