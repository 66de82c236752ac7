package io.livestream.bench.room.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private static final String SHORT = "short";
    private static final String LONGER = "longer ".repeat(100);
    private static final String LONGEST = "longest ".repeat(10_000);

    private final FrameReader reader = new FrameReader();
    private final List<String> seen = new ArrayList<>();

    @Test
    void framesOfEachFormOfLengthAreRead() {
        // When
        arrives(frames(SHORT, LONGER, "", LONGEST));

        // Then
        assertThat(seen).containsExactly("1 " + SHORT, "1 " + LONGER, "1 ", "1 " + LONGEST);
        assertThat(reader.keptLength()).isZero();
    }

    @Test
    void framesAreTheSameWhereverTheReadsCutThem() {
        // Given
        byte[] all = frames(SHORT, LONGER, SHORT);

        for (int cut = 0; cut <= all.length; cut++) {
            seen.clear();

            // When
            arrives(Arrays.copyOf(all, cut));
            arrives(Arrays.copyOfRange(all, cut, all.length));

            // Then
            assertThat(seen).as("cut at %d", cut).containsExactly("1 " + SHORT, "1 " + LONGER, "1 " + SHORT);
        }
    }

    @Test
    void framesThatComeByteByByteAreRead() {
        // When
        for (byte each : frames(SHORT, LONGER)) {
            arrives(new byte[] {each});
        }

        // Then
        assertThat(seen).containsExactly("1 " + SHORT, "1 " + LONGER);
    }

    @Test
    void aCloseFrameSaysWhyAndDelaysAreOneReason() {
        // Given
        byte[] first = ByteBufUtil.getBytes(
                Unpooled.buffer().writeShort(1012).writeBytes("retry-after-ms=2731".getBytes(StandardCharsets.UTF_8)));

        // When
        String reason = CloseReason.of(first, 0, first.length);

        // Then
        assertThat(reason).isEqualTo("closed with 1012 retry-after-ms=…");
    }

    @Test
    void whatIsNoFrameOfAServerIsNotReadAsOne() {
        // Given
        byte[] masked = ByteBufUtil.getBytes(Frames.ofClient(FrameReader.TEXT, new byte[3]));
        byte[] fragment = {0x01, 1, 'x'};

        // Then
        assertThatThrownBy(() -> arrives(masked)).hasMessage("a masked frame");
        assertThatThrownBy(() -> new FrameReader().read(fragment, fragment.length, this::see))
                .hasMessageContaining("fragments");
    }

    private void arrives(byte[] part) {
        byte[] bytes = new byte[reader.keptLength() + part.length];
        reader.copyKept(bytes);
        System.arraycopy(part, 0, bytes, reader.keptLength(), part.length);
        reader.read(bytes, bytes.length, this::see);
    }

    private void see(int opcode, byte[] bytes, int from, int to) {
        seen.add(opcode + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private static byte[] frames(String... texts) {
        ByteBuf all = Unpooled.buffer();
        for (String text : texts) {
            all.writeBytes(Frames.ofServer(FrameReader.TEXT, text.getBytes(StandardCharsets.UTF_8)));
        }
        return ByteBufUtil.getBytes(all);
    }
}
