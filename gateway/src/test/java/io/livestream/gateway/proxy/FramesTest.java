package io.livestream.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FramesTest {

    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;

    private final Buffer stream = Buffer.buffer();
    private final TreeSet<Integer> ends = new TreeSet<>(List.of(0));

    FramesTest() {
        List.of(5, 0, 1, 125, 126, 300, 65_535, 65_536, 7).forEach(length -> {
            stream.appendBuffer(frame(TEXT, length));
            ends.add(stream.length());
        });
    }

    @Test
    void whereverTheBytesAreCutItIsKnownWhetherAFrameEndsThere() {
        List<Integer> wrong = positions()
                .filter(cut -> followed(cut).isAtEnd() != ends.contains(cut))
                .boxed()
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void whereverTheyAreCutItIsKnownHowMuchIsLackingToTheEndOfTheFrame() {
        List<Integer> wrong = positions()
                .filter(cut -> followed(cut).followToEnd(stream.slice(cut, stream.length())) != ends.ceiling(cut) - cut)
                .boxed()
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void theyMayComeByteByByte() {
        Frames frames = new Frames();
        TreeSet<Integer> found = new TreeSet<>(List.of(0));

        positions().skip(1).forEach(end -> {
            frames.follow(stream.slice(end - 1, end));
            if (frames.isAtEnd()) {
                found.add(end);
            }
        });

        assertThat(found).isEqualTo(ends);
    }

    @Test
    void theEndOfAFrameMayTakeSeveralPieces() {
        Frames frames = new Frames();
        frames.follow(frame(TEXT, 300).slice(0, 1));

        int first = frames.followToEnd(frame(TEXT, 300).slice(1, 200));
        int second = frames.followToEnd(frame(TEXT, 300).slice(200, 304).copy().appendBuffer(frame(TEXT, 9)));

        assertThat(first).isEqualTo(199);
        assertThat(second).isEqualTo(104);
    }

    @Test
    void aFrameLongerThanAnyArrayIsFollowed() {
        Frames frames = new Frames();

        frames.follow(Buffer.buffer()
                .appendUnsignedByte((short) TEXT)
                .appendByte((byte) 127)
                .appendLong(5_000_000_000L));
        Buffer piece = Buffer.buffer(new byte[1_000_000]);
        IntStream.range(0, 5_000).forEach(_ -> frames.follow(piece));

        assertThat(frames.isAtEnd()).isTrue();
    }

    @Test
    void afterACloseNothingMayCome() {
        Frames frames = new Frames();
        frames.follow(frame(TEXT, 8));
        boolean before = frames.isClosing();

        frames.follow(frame(CLOSE, 2));

        assertThat(before).isFalse();
        assertThat(frames.isClosing()).isTrue();
    }

    private IntStream positions() {
        return IntStream.rangeClosed(0, stream.length());
    }

    private Frames followed(int bytes) {
        Frames frames = new Frames();
        frames.follow(stream.slice(0, bytes));
        return frames;
    }

    /** Its payload looks like headers of long frames, were it taken for such. */
    private static Buffer frame(int opcode, int length) {
        Buffer frame = Buffer.buffer().appendUnsignedByte((short) opcode);
        if (length < 126) {
            frame.appendByte((byte) length);
        } else if (length < 65_536) {
            frame.appendByte((byte) 126).appendUnsignedShort(length);
        } else {
            frame.appendByte((byte) 127).appendLong(length);
        }
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) 127);
        return frame.appendBytes(payload);
    }
}
