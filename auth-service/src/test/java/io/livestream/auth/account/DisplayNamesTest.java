package io.livestream.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ada", " Ada Lovelace ", "Æsa Þórðardóttir", "王小明", "דנה", "Zoë 👩‍🏫"})
    void namesOfAllPeopleAreTaken(String name) {
        assertThat(DisplayNames.objection(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "\u00a0", "\u200b\u200b"})
    void aNameThatNobodySeesIsRefused(String name) {
        assertThat(DisplayNames.objection(name)).hasValue("must not be blank");
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
    void aNameThatReachesBeyondItselfIsRefused(String name) {
        assertThat(DisplayNames.objection(name)).hasValue("must not contain control characters");
    }

    @Test
    void aNameHasAtMost100CharactersAsPeopleSeeThem() {
        assertThat(DisplayNames.objection("🐢".repeat(100))).isEmpty();
        assertThat(DisplayNames.objection("🐢".repeat(101))).hasValue("must have 1 to 100 characters");
    }
}
