package io.livestream.bench.room.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UpgradeReplyTest {

    private static final String PROBLEM =
            "{\"status\":503,\"code\":\"unavailable\",\"detail\":\"The log cannot be read.\"}";
    private static final String YES = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

    private final UpgradeReply reply = new UpgradeReply();

    @Test
    void whatFollowsTheReplyIsLeft() {
        // Given
        ByteBuf arrived = bytes(YES + "frames");

        // When
        boolean whole = reply.read(arrived);

        // Then
        assertThat(whole).isTrue();
        assertThat(reply.isUpgrade()).isTrue();
        assertThat(arrived.readableBytes()).isEqualTo("frames".length());
    }

    @Test
    void aReplyInPiecesIsWaitedFor() {
        assertThat(reply.read(bytes(YES.substring(0, 30)))).isFalse();
        assertThat(reply.read(bytes(YES.substring(30)))).isTrue();
        assertThat(reply.isUpgrade()).isTrue();
    }

    @Test
    void aRefusalSaysWhy() {
        // When
        boolean head = reply.read(
                bytes("HTTP/1.1 503 Service Unavailable\r\nContent-Length: %d\r\n\r\n".formatted(PROBLEM.length())));
        boolean whole = reply.read(bytes(PROBLEM));

        // Then
        assertThat(head).isFalse();
        assertThat(whole).isTrue();
        assertThat(reply.isUpgrade()).isFalse();
        assertThat(reply.refusal()).isEqualTo("answered 503 Service Unavailable unavailable: The log cannot be read.");
    }

    @Test
    void aRefusalInChunksSaysWhyToo() {
        // When
        boolean whole = reply.read(bytes("HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n13\r\n"
                + "{\"code\":\"not-found\"}\r\n0\r\n\r\n"));

        // Then
        assertThat(whole).isTrue();
        assertThat(reply.refusal()).isEqualTo("answered 404 Not Found not-found");
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }
}
