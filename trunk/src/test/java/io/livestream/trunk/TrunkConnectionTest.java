package io.livestream.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrunkConnectionTest {

    private static final int LONGEST = 1_000;

    private final List<String> heard = new ArrayList<>();
    private final EmbeddedChannel here = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final EmbeddedChannel there = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final TrunkConnection speaker =
            TrunkConnection.begin(here.pipeline().firstContext(), LONGEST, new Everything());

    @AfterEach
    void close() {
        here.finishAndReleaseAll();
        there.finishAndReleaseAll();
    }

    @Test
    void whatIsSaidIsHeardAsItWasSaid() {
        listen(new Everything());

        sayEverything();
        there.writeInbound(said());

        assertThat(heard)
                .containsExactly(
                        "opened 1",
                        "data [1]: one",
                        "data [2, 3]: many",
                        "closed 2",
                        "paused 3",
                        "resumed 3",
                        "mark 4",
                        "marked 5",
                        "ping",
                        "pong");
    }

    @Test
    void itMayComeInWhateverPieces() {
        listen(new Everything());
        sayEverything();
        ByteBuf all = said();
        while (all.isReadable()) {
            there.writeInbound(all.readRetainedSlice(1));
        }
        all.release();

        assertThat(heard).hasSize(10);
    }

    @Test
    void nothingLeavesBeforeItIsFlushed() {
        speaker.ping();

        assertThat(here.outboundMessages()).isEmpty();
    }

    @Test
    void whatIsNotToBeSaidToThisSideEndsIt() {
        listen(new OneSide());
        speaker.ping();
        speaker.flush();

        there.writeInbound(said());

        assertThat(there.isOpen()).isFalse();
        assertThat(heard).singleElement().asString().startsWith("gone").contains("PING");
    }

    @Test
    void whatIsNotSaidOnAnyTrunkEndsIt() {
        listen(new Everything());

        there.writeInbound(Unpooled.buffer().writeInt(1).writeByte(99));

        assertThat(there.isOpen()).isFalse();
    }

    @Test
    void whatIsTooLongEndsIt() {
        listen(new Everything());

        there.writeInbound(Unpooled.buffer().writeInt(LONGEST + 1));

        assertThat(there.isOpen()).isFalse();
    }

    @Test
    void silenceEndsIt() {
        listen(new Everything());
        assertThat(there.pipeline().get(ReadTimeoutHandler.class).getReaderIdleTimeInMillis())
                .isEqualTo(TrunkProtocol.GONE_AFTER.toMillis());

        there.pipeline().fireExceptionCaught(ReadTimeoutException.INSTANCE);

        assertThat(there.isOpen()).isFalse();
    }

    @Test
    void whoIsClosedHearsNoCause() {
        listen(new Everything());

        there.close();

        assertThat(heard).containsExactly("gone null");
    }

    private void sayEverything() {
        speaker.opened(1);
        speaker.data(1, bytes("one"));
        speaker.data(new int[] {2, 3, 4}, 2, bytes("many"));
        speaker.closed(2);
        speaker.paused(3);
        speaker.resumed(3);
        speaker.mark(4);
        speaker.marked(5);
        speaker.ping();
        speaker.pong();
        speaker.flush();
    }

    private void listen(TrunkListener listener) {
        TrunkConnection.begin(there.pipeline().firstContext(), LONGEST, listener);
    }

    /** All that has left. */
    private ByteBuf said() {
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = here.readOutbound(); part != null; part = here.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        return all;
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    /** A side that is told only what is said to both. */
    private class OneSide implements TrunkListener {

        @Override
        public void data(ByteBuf channels, ByteBuf bytes) {
            List<Integer> meant = new ArrayList<>();
            while (channels.isReadable()) {
                meant.add(channels.readInt());
            }
            heard.add("data " + meant + ": " + bytes.toString(StandardCharsets.UTF_8));
        }

        @Override
        public void closed(int channel) {
            heard.add("closed " + channel);
        }

        @Override
        public void gone(Throwable cause) {
            heard.add("gone " + cause);
        }
    }

    private final class Everything extends OneSide {

        @Override
        public void opened(int channel) {
            heard.add("opened " + channel);
        }

        @Override
        public void paused(int channel) {
            heard.add("paused " + channel);
        }

        @Override
        public void resumed(int channel) {
            heard.add("resumed " + channel);
        }

        @Override
        public void mark(long number) {
            heard.add("mark " + number);
        }

        @Override
        public void marked(long number) {
            heard.add("marked " + number);
        }

        @Override
        public void ping() {
            heard.add("ping");
        }

        @Override
        public void pong() {
            heard.add("pong");
        }
    }
}
