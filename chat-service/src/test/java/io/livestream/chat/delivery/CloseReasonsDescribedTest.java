package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.testing.AsyncApi;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloseReasonsDescribedTest {

    /** After which a client comes back; after the others it does not. */
    private static final Set<Integer> COME_BACK = Set.of(1012, 4001, 4008);

    /** The reasons that are always the same. */
    private static List<CloseReason> constants() throws IllegalAccessException {
        List<CloseReason> reasons = new ArrayList<>();
        for (Field field : CloseReason.class.getFields()) {
            if (field.getType() == CloseReason.class) {
                reasons.add((CloseReason) field.get(null));
            }
        }
        return reasons;
    }

    @Test
    void eachWayInWhichASocketEndsIsDescribedAndNoOther() throws IllegalAccessException {
        JsonNode described = AsyncApi.document().at("/channels/room/x-close-codes");
        long anyRestart = 2_731;
        List<CloseReason> expected = constants();
        expected.add(CloseReason.restarting(anyRestart));
        expected.add(CloseReason.broken(null));

        assertThat(described.valueStream())
                .extracting(closed -> new Told(
                        closed.get("code").intValue(),
                        closed.path("reason").asText(null),
                        closed.get("comeBack").booleanValue()))
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(reason -> new Told(reason.code(), reason.reason(), COME_BACK.contains(reason.code())))
                        .toList());
    }

    private record Told(int code, String reason, boolean comeBack) {}
}
