package io.livestream.platform.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@example.org",
                "ada@",
                "ada@@example.org",
                "a@b@c",
                "a da@example.org",
                "<ada@example.org>",
                "ada@example..org",
                ".ada@example.org",
                "ada@example.org.",
                "ada@exam\tple.org",
                "ada\u0000@example.org",
                "ada@exam\u00a0ple.org",
                "ada\u200b@example.org",
                "ada\u202e@example.org"
            })
    void whatIsNoAddressIsRefused(String raw) {
        assertThat(Emails.normal(raw)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada+class@example.org", "o'hara@example.co.uk", "ada@localhost", "ада@пример.рф"})
    void whatCouldBeAnAddressIsTaken(String raw) {
        assertThat(Emails.normal(raw)).hasValue(raw);
    }

    @Test
    void anAddressIsTrimmedAndWrittenInLowerCase() {
        assertThat(Emails.normal("  Ada@Example.ORG ")).hasValue("ada@example.org");
    }

    @Test
    void anAddressHasAtMost254Characters() {
        String domain = "@example.org";

        assertThat(Emails.normal("a".repeat(254 - domain.length()) + domain)).isPresent();
        assertThat(Emails.normal("a".repeat(255 - domain.length()) + domain)).isEmpty();
    }
}
