package io.livestream.platform.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithConverter;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    @ConfigMapping(prefix = "kitchen")
    interface KitchenSettings {

        @WithConverter(Baking.class)
        Duration baking();
    }

    public static final class Baking extends TimeSpan {
        public Baking() {
            super(Duration.ofSeconds(90), Duration.ofHours(3));
        }
    }

    private static Duration read(String value) {
        return new SmallRyeConfigBuilder()
                .withDefaultValue("kitchen.baking", value)
                .withMapping(KitchenSettings.class)
                .build()
                .getConfigMapping(KitchenSettings.class)
                .baking();
    }

    @ParameterizedTest
    @CsvSource({"90, PT1M30S", "90s, PT1M30S", "30M, PT30M", " 3h, PT3H", "PT3H, PT3H"})
    void aTimeWithinTheBoundsIsRead(String value, Duration time) {
        assertThat(read(value)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"89s", "-5M", "10801", "1d", "long", "3 hours"})
    void anythingElseIsRefusedWithItsNameAndTheBounds(String value) {
        assertThatThrownBy(() -> read(value))
                .hasMessageContaining("kitchen.baking")
                .hasMessageContaining("from 1m30s to 3h");
    }
}
