package io.livestream.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.exchange.Peers;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.chat.request.ClientRequests;
import io.livestream.chat.room.Rooms;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.follow.Revocations;
import io.livestream.platform.token.BearerTokens.Bearer;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection that becomes a socket, and what is done with sockets once a second, without a network between. */
@QuarkusTest
class TakeOverTest {

    private static final Duration SOME_TIME = Duration.ofMinutes(5);

    private final ClientRequests requests;
    private final SilenceSettings silence;
    private final SocketMonitors monitors;
    private final Peers peers;
    private final Revocations revocations;
    private final Rooms rooms;
    private final RoomHubs hubs;
    private final Draining draining = new Draining();
    private final Caller student = new Caller(UUID.randomUUID(), "Ben", null, Set.of(AccountRole.STUDENT));
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());

    TakeOverTest(
            ClientRequests requests,
            SilenceSettings silence,
            SocketMonitors monitors,
            Peers peers,
            Revocations revocations,
            Rooms rooms,
            RoomHubs hubs) {
        this.requests = requests;
        this.silence = silence;
        this.monitors = monitors;
        this.peers = peers;
        this.revocations = revocations;
        this.rooms = rooms;
        this.hubs = hubs;
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void whoIsLetInStays() {
        takeOver();

        assertThat(sent()).contains("\"welcome\"").doesNotContain("retry-after-ms=");
    }

    @Test
    void whoWasBeingLetInWhenTheNodeBeganToStopIsSentAway() {
        draining.begin(1);

        takeOver();

        assertThat(sent()).contains("retry-after-ms=");
    }

    @Test
    void aSocketThatCannotBeLookedAtKeepsNobodyFromBeingLookedAt() {
        SocketMonitor monitor = new SocketMonitor(revocations);
        Instant before = Instant.now().minus(SOME_TIME);
        monitor.add(new RoomSocketHandler(admittedUntil(before), requests, silence, monitor));
        var expired = new RoomSocketHandler(admittedUntil(before), requests, silence, monitor);
        channel.pipeline().addLast(expired);
        expired.open(new RoomSocket(channel.pipeline().context(expired), student, "peer", before));

        assertThatCode(monitor::check).doesNotThrowAnyException();

        assertThat(sent()).contains("token expired");
    }

    @Test
    void whoCannotBeLetInNowIsToldNothingFinal() {
        Instant later = Instant.now().plus(SOME_TIME);
        var handler = new RoomSocketHandler(admittedUntil(later), requests, silence, new SocketMonitor(revocations));
        channel.pipeline().addLast(handler);
        Caller whoMakesItFail = null;

        handler.open(new RoomSocket(channel.pipeline().context(handler), whoMakesItFail, "peer", later));

        assertThat(channel.isOpen()).isFalse();
        assertThat(sent()).isEmpty();
    }

    private void takeOver() {
        new SocketPipeline(requests, silence, monitors, peers, draining)
                .takeOver(socket(), null, admittedUntil(Instant.now().plus(SOME_TIME)));
    }

    private Admitted admittedUntil(Instant expiresAt) {
        UUID stream = Classroom.live(As.teacher()).id();
        var bearer = new Bearer(student, Instant.now(), expiresAt);
        return new Admitted(bearer, hubs.of(rooms.of(stream), student.id(), Optional.empty()), Optional.empty());
    }

    /** As far as it is needed. */
    private NetSocket socket() {
        ChannelHandlerContext last = channel.pipeline().firstContext();
        return (NetSocket) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {NetSocketInternal.class}, (socket, method, _) -> {
                    return switch (method.getName()) {
                        case "channelHandlerContext" -> last;
                        case "closeHandler" -> socket;
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private String sent() {
        StringBuilder sent = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            sent.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
        return sent.toString();
    }
}
