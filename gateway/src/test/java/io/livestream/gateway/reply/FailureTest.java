package io.livestream.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void eachRefusalThereIsHasACountOfItsOwn() {
        List<Failure> all = List.of(
                Failure.NOT_FOUND,
                Failure.TOO_SLOW,
                Failure.TOO_LARGE,
                Failure.TARGET_TOO_LONG,
                Failure.HEADERS_TOO_LARGE,
                Failure.FOREIGN_ORIGIN,
                Failure.malformed(""),
                Failure.methodNotAllowed(""),
                Failure.unavailable(""),
                Failure.internal(""));

        assertThat(all).extracting(Failure::code).containsExactlyInAnyOrderElementsOf(Failure.CODES);
    }
}
