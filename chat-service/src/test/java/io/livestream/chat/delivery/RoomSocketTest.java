package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is for one socket alone, to a client that does not read. */
class RoomSocketTest {

    private static final byte[] A_KILOBYTE = new byte[1 << 10];
    private static final int AS_MANY_AS_WAIT = 200;
    private static final long LONGER_THAN_A_STALL =
            Backpressure.LONGEST_STALL.plusSeconds(1).toNanos();

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final RoomSocket socket = socket(channel);

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

    @Test
    void whatOthersSendNeverMakesItTooSlow() {
        takeNoMore();

        for (int i = 0; i < 32; i++) {
            socket.offer(new byte[32 << 10]);
        }

        assertThat(socket.isEnding()).isFalse();
        assertThat(sentBytes()).isBetween(96L << 10, 128L << 10);
        byte[] answer = {1, 2, 3};
        socket.send(answer);
        assertThat(sentBytes()).isEqualTo(answer.length);
    }

    @Test
    void whoReadsSlowlyButSteadilyIsNotStalled() {
        AtomicInteger line = new AtomicInteger();
        EmbeddedChannel slow = takingNoMoreThan(line);
        RoomSocket reader = socket(slow);
        reader.send(new byte[200 << 10]);
        reader.send(A_KILOBYTE);
        long began = System.nanoTime();

        for (int second = 1; second <= 60; second++) {
            line.set(2 << 10);
            slow.unsafe().flush();
            assertThat(reader.isStalled(began + TimeUnit.SECONDS.toNanos(second)))
                    .as("after %d seconds", second)
                    .isFalse();
        }

        assertThat(reader.isStalled(began + TimeUnit.SECONDS.toNanos(60) + LONGER_THAN_A_STALL))
                .isTrue();
        slow.finishAndReleaseAll();
    }

    /** A channel whose connection takes as many bytes as the line has room for. */
    private static EmbeddedChannel takingNoMoreThan(AtomicInteger line) {
        return new EmbeddedChannel(new ChannelInboundHandlerAdapter()) {
            @Override
            protected void doWrite(ChannelOutboundBuffer waiting) {
                waiting.removeBytes(line.getAndSet(0));
            }
        };
    }

    private long sentBytes() {
        long bytes = 0;
        for (ByteBuf sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
            bytes += sent.readableBytes();
            sent.release();
        }
        return bytes;
    }

    private static long muchLater() {
        return System.nanoTime() + LONGER_THAN_A_STALL;
    }

    private static RoomSocket socket(EmbeddedChannel channel) {
        return new RoomSocket(
                channel.pipeline().firstContext(),
                new Caller(UUID.randomUUID(), "Ben", null, Set.of(AccountRole.STUDENT)),
                "peer",
                Instant.now().plus(Duration.ofHours(1)));
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
