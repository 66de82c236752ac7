package io.livestream.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.platform.problem.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"!", "~", "0b2f7a52-3f0e-4f0e-9a5b-1a2b3c4d5e6f"})
    void aKeyHasVisibleSigns(String key) {
        assertThatCode(() -> IdempotencyKey.check(key)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "ü", "\u007f"})
    void nothingElseIsAKey(String key) {
        assertThatThrownBy(() -> IdempotencyKey.check(key)).isInstanceOf(Invalid.class);
    }

    @Test
    void aKeyHasAtMostTwoHundredCharacters() {
        assertThatCode(() -> IdempotencyKey.check("x".repeat(200))).doesNotThrowAnyException();
        assertThatThrownBy(() -> IdempotencyKey.check("x".repeat(201))).isInstanceOf(Invalid.class);
    }
}
