package io.livestream.bench.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void theLimitOfDescriptorsIsTheOneInForce() {
        // Given
        List<String> limits = List.of(
                "Limit                     Soft Limit           Hard Limit           Units     ",
                "Max processes             96000                96000                processes ",
                "Max open files            1024                 20000                files     ");

        // Then
        assertThat(Limits.descriptors(limits)).hasValue(1024);
        assertThat(Limits.descriptors(
                        List.of("Max open files            unlimited            unlimited            files")))
                .isEmpty();
    }

    @Test
    void tooManySocketsForALimitAreRefusedWithTheNumbers() {
        assertThatThrownBy(
                        () -> Limits.require("gateway", ProcessHandle.current().pid(), 10_000_000_000L))
                .hasMessageContaining("gateway may hold")
                .hasMessageContaining("10000000300")
                .hasMessageContaining("--direct");
    }
}
