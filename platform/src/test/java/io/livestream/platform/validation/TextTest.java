package io.livestream.platform.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
