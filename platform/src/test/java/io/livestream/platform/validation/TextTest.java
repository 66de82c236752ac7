package io.livestream.platform.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @Test
    void anyCharactersAreClean() {
        assertThat(Text.isClean("")).isTrue();
        assertThat(Text.isClean("Grüße 😀 \n\t\u0001\uFFFF")).isTrue();
    }

    @Test
    void nullCharactersAreNot() {
        assertThat(Text.isClean("a\0b")).isFalse();
    }

    @Test
    void halvesOfCharactersAreNot() {
        assertThat(Text.isClean("\uD83D")).isFalse();
        assertThat(Text.isClean("\uD83Da")).isFalse();
        assertThat(Text.isClean("\uDE00")).isFalse();
        assertThat(Text.isClean("\uD83D\uD83D\uDE00")).isFalse();
        assertThat(Text.isClean("\uDE00\uD83D")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Grüße 😀", "שלום and back", "a\u200bb"})
    void aTextThatStaysInItsPlaceIsOneLine(String text) {
        assertThat(Text.isOneLine(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u202eb", "a\u2066b", "\uD83D"})
    void aTextThatReachesBeyondItselfIsNot(String text) {
        assertThat(Text.isOneLine(text)).isFalse();
    }
}
