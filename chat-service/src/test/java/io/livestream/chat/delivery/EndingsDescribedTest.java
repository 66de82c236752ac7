package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.testing.AsyncApi;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingsDescribedTest {

    /** The reasons that are always the same. */
    private static List<Ending> constants() throws IllegalAccessException {
        List<Ending> endings = new ArrayList<>();
        for (Field field : Ending.class.getFields()) {
            if (field.getType() == Ending.class) {
                endings.add((Ending) field.get(null));
            }
        }
        return endings;
    }

    @Test
    void eachWayInWhichASocketEndsIsDescribedAndNoOther() throws IllegalAccessException {
        JsonNode described = AsyncApi.document().at("/channels/room/x-close-codes");
        long anyRestart = 2_731;
        List<Ending> expected = constants();
        expected.add(Ending.restarting(anyRestart));
        expected.add(Ending.broken(null));

        assertThat(described.valueStream())
                .extracting(closed -> new Told(
                        closed.get("code").intValue(),
                        closed.path("reason").asText(null),
                        closed.get("comeBack").booleanValue()))
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(ending -> new Told(
                                ending.code(), ending.reason(), ending.kind().comeBack()))
                        .toList());
    }

    private record Told(int code, String reason, boolean comeBack) {}
}
