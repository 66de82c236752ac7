package io.livestream.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.platform.problem.StaleVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

    @Test
    void aTagIsTheQuotedVersion() {
        assertThat(ETags.of(3)).isEqualTo("\"3\"");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"\"3\"", "*", " * ", "\"2\", \"3\"", " \"3\" "})
    void aChangeOfTheCurrentVersionGoesOn(String ifMatch) {
        assertThatCode(() -> ETags.check(ifMatch, 3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "3", "", "\"33\"", "\"*\""})
    void aChangeOfAnotherVersionIsStale(String ifMatch) {
        assertThatThrownBy(() -> ETags.check(ifMatch, 3)).isInstanceOf(StaleVersion.class);
    }
}
