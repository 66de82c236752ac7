package io.livestream.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seventeen green bicycles",
                "Tr0ub4dor&3",
                "9f8a7d6c5b",
                "пароль для класса",
                "🐢🐢🐙🐙🐢🐙🐬🐬🐢🐙",
                "🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑"
            })
    void aLongPasswordOfOnesOwnIsTaken(String password) {
        assertThat(PasswordRules.objection(password, "ada@example.org", "Ada")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "ninechars", "🐢🐙🐬🐢🐙🐬🐢🐙🐳"})
    void aShortOneIsRefused(String password) {
        assertThat(PasswordRules.objection(password)).hasValue("must have 10 to 128 characters");
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleSeeThem() {
        assertThat(PasswordRules.objection("🐢🐙🐬🐳".repeat(32))).isEmpty();
        assertThat(PasswordRules.objection("🐢🐙🐬🐳".repeat(32) + "x")).hasValue("must have 10 to 128 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password123", "PassWord123", "1q2w3e4r5t", "qwertyuiop", "iloveyou123", "ｐａｓｓｗｏｒｄ１２３"})
    void oneThatEverybodyTriesFirstIsRefused(String password) {
        assertThat(PasswordRules.objection(password)).hasValue("is one of the passwords that are tried first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaa",
                "AaAaAaAaAaA",
                "xyzxyzxyzxy",
                "abcdefghijk",
                "0123456789012",
                "9876543210987",
                "zyxwvutsrq"
            })
    void repetitionsAndSequencesAreRefused(String password) {
        assertThat(PasswordRules.objection(password)).hasValue("must not be a repetition or a sequence");
    }

    @Test
    void oneSoLongThatNobodyGuessesItIsTakenWhateverItIsMadeOf() {
        assertThat(PasswordRules.objection("a".repeat(20))).isPresent();
        assertThat(PasswordRules.objection("a".repeat(128))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada.Lovelace", "ADA.LOVELACE@example.org", "Countess of Lovelace"})
    void whatEverybodyKnowsOfItsOwnerIsRefused(String password) {
        assertThat(PasswordRules.objection(password, " ada.lovelace@example.org", "Countess of Lovelace "))
                .hasValue("must not be the address or the name of its owner");
    }
}
