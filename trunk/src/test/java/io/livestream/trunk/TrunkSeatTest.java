package io.livestream.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TrunkSeatTest {

    @Test
    void asTextItIsReadAgain() {
        var seat = new TrunkSeat(UUID.randomUUID().toString(), 17);

        assertThat(TrunkSeat.parse(seat.toString())).hasValue(seat);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "/1",
                "x/1",
                "6f4d9f1c-2222-4a7e-9c11-000000000000",
                "6f4d9f1c-2222-4a7e-9c11-000000000000/9999999999"
            })
    void whatNamesNoneIsNone(String header) {
        assertThat(TrunkSeat.parse(header)).isEmpty();
    }
}
