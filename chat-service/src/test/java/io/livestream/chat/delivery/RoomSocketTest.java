package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.caller.Caller;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is for one socket alone, to a client that does not read. */
class RoomSocketTest {

    private static final byte[] A_KILOBYTE = new byte[1 << 10];
    private static final int AS_MANY_AS_WAIT = 200;

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final RoomSocket socket = new RoomSocket(
            channel.pipeline().firstContext(),
            new Caller(UUID.randomUUID(), "Ben", null, Set.of("student")),
            "peer",
            Instant.now().plus(Duration.ofHours(1)));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void whoReadsIsSentHoweverMuch() {
        send(10 * AS_MANY_AS_WAIT);

        assertThat(socket.isEnding()).isFalse();
        assertThat(socket.isStalled(muchLater())).isFalse();
    }

    @Test
    void whoReadsNothingIsSentSoMuchAndClosedAsTooSlow() {
        takeNoMore();

        send(2 * AS_MANY_AS_WAIT);

        assertThat(socket.isEnding()).isTrue();
        ByteBuf last = lastSent();
        assertThat(last.getUnsignedByte(0)).isEqualTo((short) 0x88);
        assertThat(last.getShort(2)).isEqualTo((short) 4008);
        last.release();
    }

    @Test
    void smallFramesCountForWhatTheyTake() {
        takeNoMore();

        for (int i = 0; i < 2_100; i++) {
            socket.send(new byte[2]);
        }

        assertThat(socket.isEnding()).isTrue();
    }

    @Test
    void whoReadsAgainMayLeaveAsMuchUnreadOnceMore() {
        takeNoMore();
        send(AS_MANY_AS_WAIT);

        socket.moved();
        send(AS_MANY_AS_WAIT);

        assertThat(socket.isEnding()).isFalse();
    }

    @Test
    void whoReadsNothingForLongIsStalledInAQuietRoomAsWell() {
        takeNoMore();

        send(1);

        assertThat(socket.isStalled(System.nanoTime())).isFalse();
        assertThat(socket.isStalled(muchLater())).isTrue();
    }

    private static long muchLater() {
        return System.nanoTime() + RoomSocket.LONGEST_STALL.plusSeconds(1).toNanos();
    }

    private void takeNoMore() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    }

    private void send(int frames) {
        for (int i = 0; i < frames; i++) {
            socket.send(A_KILOBYTE);
        }
    }

    private ByteBuf lastSent() {
        ByteBuf last = channel.readOutbound();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            last.release();
            last = next;
        }
        return last;
    }
}
