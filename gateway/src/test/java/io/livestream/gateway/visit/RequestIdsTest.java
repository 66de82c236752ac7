package io.livestream.gateway.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {

    @Test
    void aHarmlessIdOfTheClientIsKept() {
        assertThat(RequestIds.of("lesson-7_b.3")).isEqualTo("lesson-7_b.3");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "two words",
                "a\nb",
                "<b>",
                "\u00fc",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void anyOtherIsReplaced(String offered) {
        assertThat(RequestIds.of(offered)).matches("[0-9a-f]{32}");
    }
}
