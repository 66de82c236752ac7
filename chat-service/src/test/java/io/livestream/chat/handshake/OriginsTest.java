package io.livestream.chat.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway's test has the same examples: whoever may call may open rooms. */
class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "https://class.example, https://class.example",
        "https://Class.Example, https://class.example",
        "https://class.example:443, https://class.example",
        "http://class.example:80, http://class.example",
        "http://class.example:443, http://class.example:443",
        "https://class.example:80, https://class.example:80",
        "https://class.example:8443, https://class.example:8443",
        "http://[::1]:80, http://[::1]",
        "null, null"
    })
    void anOriginIsComparedInTheFormThatBrowsersGiveIt(String origin, String normal) {
        assertThat(Origins.normal(origin)).isEqualTo(normal);
    }
}
