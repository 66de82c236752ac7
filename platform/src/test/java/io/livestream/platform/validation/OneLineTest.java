package io.livestream.platform.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Named(@OneLine(max = 100) String name) {}

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Ada", "Ada Lovelace", "Æsa Þórðardóttir", "王小明", "דנה", "Zoë 👩‍🏫"})
    void namesOfAllPeopleAreTaken(String name) {
        assertThat(objections(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "\u00a0", "\u200b\u200b", "\ue000"})
    void whatNobodySeesIsRefused(String name) {
        assertThat(objections(name)).containsExactly("must not be blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\nLovelace",
                "Ada\u0007",
                "Ada\u0085Lovelace",
                "Ada\u2028Lovelace",
                "Ada\u202egnihcaet",
                "Ada\u2066x",
                "a\u2069b"
            })
    void whatReachesBeyondItselfIsRefused(String name) {
        assertThat(objections(name)).containsExactly("must not have control characters");
    }

    @Test
    void aCharacterIsACodePoint() {
        assertThat(objections("🐢".repeat(100))).isEmpty();
        assertThat(objections("🐢".repeat(101))).containsExactly("must have 100 characters at most");
    }

    private List<String> objections(String name) {
        return validator.validate(new Named(name)).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
