package io.livestream.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireNameTest {

    static Stream<Enum<?>> constants() {
        return Stream.<Enum<?>[]>of(AccountRole.values(), Status.values(), Visibility.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void aConstantIsReadByTheNameByWhichItIsWritten(Enum<?> constant) throws Unreadable {
        byte[] written = EventCodec.json(constant);

        assertThat(written).asString().isEqualTo("\"" + WireName.of(constant) + "\"");
        assertThat((Object) EventCodec.read(written, constant.getDeclaringClass()))
                .isEqualTo(constant);
    }
}
