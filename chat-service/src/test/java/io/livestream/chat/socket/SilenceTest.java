package io.livestream.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.delivery.RoomSocket;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a socket whose client says nothing for longer than it may. */
class SilenceTest {

    private boolean standsStill;
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter()) {
        @Override
        protected void doWrite(ChannelOutboundBuffer waiting) throws Exception {
            if (!standsStill) {
                super.doWrite(waiting);
            }
        }
    };
    private final RoomSocket socket = new RoomSocket(
            channel.pipeline().firstContext(),
            new Caller(UUID.randomUUID(), "Ben", null, Set.of(AccountRole.STUDENT)),
            "peer",
            Instant.now().plus(Duration.ofHours(1)));
    private final KeepAlive keepAlive = new KeepAlive(socket, new Settings());
    private final long began = System.nanoTime();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void whoseConnectionTakesWhatItIsSentIsGone() {
        keepAlive.check(afterSeconds(28));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoDoesNotReadIsToldThatTheyWereTooSlowOnceTheyDo() {
        standStill();
        keepAlive.check(afterSeconds(28));
        keepAlive.check(afterSeconds(55));

        goOn();

        ByteBuf close = channel.readOutbound();
        assertThat(close.getUnsignedByte(0)).isEqualTo((short) 0x88);
        assertThat(close.getShort(2)).isEqualTo((short) 4008);
        close.release();
        keepAlive.check(afterSeconds(20));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoDoesNotReadForAMinuteAfterThatIsGone() {
        standStill();
        keepAlive.check(afterSeconds(28));

        keepAlive.check(afterSeconds(90));

        assertThat(channel.isOpen()).isFalse();
    }

    private long afterSeconds(int seconds) {
        return began + Duration.ofSeconds(seconds).toNanos();
    }

    private void standStill() {
        standsStill = true;
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    }

    private void goOn() {
        standsStill = false;
        channel.unsafe().flush();
    }

    private record Settings() implements SilenceSettings {

        @Override
        public Duration pingAfter() {
            return Duration.ofSeconds(13);
        }

        @Override
        public Duration goneAfter() {
            return Duration.ofSeconds(27);
        }
    }
}
