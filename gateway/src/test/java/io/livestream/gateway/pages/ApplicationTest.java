package io.livestream.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application as a build without Node leaves it. */
class ApplicationTest {

    private final Application leftOut = new Application("pages/nothing-was-built-here/");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/classes/1/studio"})
    void whereItWasLeftOutItsAddressesSaySoAndLeadToTheApi(String path) {
        // When
        Content page = leftOut.at(path).orElseThrow();

        // Then
        assertThat(page.type()).startsWith("text/html");
        assertThat(page.plain().toString()).contains("Node.js 20.19").contains("href=\"/api/docs\"");
    }

    @Test
    void whereItWasLeftOutThereIsNothingElse() {
        assertThat(leftOut.at("/assets/index.js")).isEmpty();
        assertThat(leftOut.at("/files.txt")).isEmpty();
    }
}
