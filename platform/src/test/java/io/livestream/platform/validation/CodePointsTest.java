package io.livestream.platform.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodePointsTest {

    private static final String EMOJI = "😀";

    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Draft(@CodePoints(min = 1, max = 3) String text, List<@CodePoints(min = 1, max = 3) String> tags) {}

    @Test
    void aCharacterIsACodePoint() {
        assertThat(violationsOf(EMOJI.repeat(3))).isEmpty();
        assertThat(violationsOf(EMOJI.repeat(4))).hasSize(1);
    }

    @Test
    void bothBoundsAreAllowed() {
        assertThat(violationsOf("a")).isEmpty();
        assertThat(violationsOf("abc")).isEmpty();
        assertThat(violationsOf("")).hasSize(1);
        assertThat(violationsOf("abcd"))
                .extracting(ConstraintViolation::getMessage)
                .containsExactly("must have 1 to 3 characters");
    }

    @Test
    void whetherATextIsNeededIsAnotherRule() {
        assertThat(violationsOf(null)).isEmpty();
    }

    @Test
    void theTextsOfAListAreEachCounted() {
        assertThat(validator.validate(new Draft("a", List.of("abc", "abcd"))))
                .extracting(violation -> violation.getPropertyPath().toString())
                .singleElement()
                .asString()
                .startsWith("tags[1]");
    }

    private Set<ConstraintViolation<Draft>> violationsOf(String text) {
        return validator.validate(new Draft(text, List.of()));
    }
}
