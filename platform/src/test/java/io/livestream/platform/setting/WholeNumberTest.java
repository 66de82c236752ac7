package io.livestream.platform.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithConverter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

    @ConfigMapping(prefix = "kitchen")
    interface KitchenSettings {

        @WithConverter(Ovens.class)
        int ovens();
    }

    public static final class Ovens extends WholeNumber {
        public Ovens() {
            super(1, 8);
        }
    }

    private static int read(String value) {
        return new SmallRyeConfigBuilder()
                .withDefaultValue("kitchen.ovens", value)
                .withMapping(KitchenSettings.class)
                .build()
                .getConfigMapping(KitchenSettings.class)
                .ovens();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void aNumberWithinTheBoundsIsRead(int number) {
        assertThat(read(" " + number)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9", "2147483648", "2.0", "many"})
    void anythingElseIsRefusedWithItsNameAndTheBounds(String value) {
        assertThatThrownBy(() -> read(value))
                .hasMessageContaining("kitchen.ovens")
                .hasMessageContaining("from 1 to 8");
    }
}
