package io.livestream.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Item(@NotBlank String name) {}

    record Draft(@NotNull String text, List<@Valid Item> items, List<@Size(max = 2) String> tags) {}

    /** A resource in miniature. */
    static class Resource {
        public void make(@Valid @NotNull Draft draft) {}

        public void find(@Size(max = 2) String q) {}

        @NotNull
        public String answer() {
            return null;
        }
    }

    @Test
    void aFieldIsNamedAsTheClientWroteIt() {
        Draft draft = new Draft(null, List.of(new Item("a"), new Item(" ")), List.of("ab", "abc"));

        assertThat(Violations.of(calling("make", draft)))
                .extracting(Violation::field)
                .containsExactly("items[1].name", "tags[1]", "text");
    }

    @Test
    void aParameterIsNamedItself() {
        assertThat(Violations.of(calling("find", "abc")))
                .containsExactly(new Violation("q", "size must be between 0 and 2"));
        assertThat(Violations.of(calling("make", new Object[] {null})))
                .extracting(Violation::field)
                .containsExactly("draft");
    }

    @Test
    void theFaultOfAResultIsNotTheCallers() {
        ConstraintViolationException broken = new ConstraintViolationException(
                validator.forExecutables().validateReturnValue(new Resource(), method("answer"), null));

        assertThat(Violations.areTheCallers(broken)).isFalse();
        assertThat(Failures.of(broken).status()).isEqualTo(500);
        assertThat(Failures.of(calling("find", "abc")).status()).isEqualTo(400);
    }

    @Test
    void aBrokenRuleBeneathACallIsOurFault() {
        assertThat(Failures.of(new IllegalStateException(calling("find", "abc")))
                        .status())
                .isEqualTo(500);
    }

    private ConstraintViolationException calling(String method, Object... arguments) {
        return new ConstraintViolationException(
                validator.forExecutables().validateParameters(new Resource(), method(method), arguments));
    }

    private static Method method(String name) {
        return Arrays.stream(Resource.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
