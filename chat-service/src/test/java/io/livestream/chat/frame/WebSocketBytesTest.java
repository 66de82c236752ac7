package io.livestream.chat.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketBytesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 100_000})
    void aTextOfAnyLengthIsReadAsItWas(int length) {
        String text = "x".repeat(length);
        byte[] frame = WebSocketBytes.text(text.getBytes(StandardCharsets.UTF_8));

        TextWebSocketFrame read = read(frame);

        assertThat(read.text()).isEqualTo(text);
        assertThat(read.isFinalFragment()).isTrue();
        assertThat(frame.length - WebSocketBytes.headerOf(frame)).isEqualTo(length);
        read.release();
    }

    @Test
    void aCloseHasItsCodeAndItsReason() {
        CloseWebSocketFrame read = read(WebSocketBytes.close(4008, "too slow"));

        assertThat(read.statusCode()).isEqualTo(4008);
        assertThat(read.reasonText()).isEqualTo("too slow");
        read.release();
    }

    @Test
    void aReasonHasAnEnd() {
        assertThatIllegalArgumentException().isThrownBy(() -> WebSocketBytes.close(1008, "x".repeat(124)));
    }

    @SuppressWarnings("unchecked")
    static <T> T read(byte[] frame) {
        var config = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .maxFramePayloadLength(1 << 20)
                .build();
        EmbeddedChannel reader = new EmbeddedChannel(new WebSocket13FrameDecoder(config));
        reader.writeInbound(Unpooled.wrappedBuffer(frame));
        return (T) reader.readInbound();
    }
}
