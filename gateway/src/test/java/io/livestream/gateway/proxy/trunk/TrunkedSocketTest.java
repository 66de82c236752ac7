package io.livestream.gateway.proxy.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.net.impl.NetSocketInternal;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client is told when the gateway stops, without a network between. */
class TrunkedSocketTest {

    private static final String RESTARTING = "\u0088\u0015\u0003\u00F4retry-after-ms=1500";
    private static final String REMOVED = "\u0088\u0002\u000F\u00A3";

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final TrunkedSocket socket = new TrunkedSocket(client(), null, 1);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void whoIsSentAwayHearsNothingAfterIt() {
        hear("before");
        socket.sendAway(Duration.ofMillis(1_500));
        hear("after");

        assertThat(told()).isEqualTo("before" + RESTARTING);
    }

    @Test
    void whomTheRoomHasClosedIsNotSentAway() {
        hear(REMOVED);
        socket.sendAway(Duration.ofMillis(1_500));

        assertThat(told()).isEqualTo(REMOVED);
    }

    private void hear(String frame) {
        ByteBuf bytes = Unpooled.copiedBuffer(frame, StandardCharsets.ISO_8859_1);
        socket.hear(bytes);
        bytes.release();
    }

    private String told() {
        StringBuilder told = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            told.append(bytes.toString(StandardCharsets.ISO_8859_1));
            bytes.release();
        }
        return told.toString();
    }

    /** As far as it is needed. */
    private NetSocketInternal client() {
        ChannelHandlerContext last = channel.pipeline().firstContext();
        return (NetSocketInternal) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {NetSocketInternal.class}, (_, method, _) -> {
                    if (method.getName().equals("channelHandlerContext")) {
                        return last;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
