package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.catchup.ReplayMemory;
import io.livestream.chat.catchup.RoomReplay;
import io.livestream.chat.delivery.Carrier.OwnConnections;
import io.livestream.chat.frame.Frame;
import io.livestream.chat.frame.Frames;
import io.livestream.chat.room.Room;
import io.livestream.chat.room.Rooms;
import io.livestream.chat.room.Story;
import io.livestream.chat.trace.FanOutTraces;
import io.livestream.platform.Ids;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sockets of one event loop are sent, without a network between. */
@QuarkusTest
class LoopFanOutTest {

    private static final int FIRST_OF_USER = 1;

    @Inject
    Rooms rooms;

    @Inject
    Frames frames;

    @Inject
    FanOutTraces traces;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private final EmbeddedChannel loop = channel();
    private RoomReplay replay;
    private LoopFanOut fanOut;
    private long next;

    @BeforeEach
    void begin() {
        Room room = rooms.of(Ids.next());
        next = room.askAt((_, seq) -> seq + 1);
        replay = new RoomReplay(room, next, frames, new ReplayMemory(1 << 20));
        var metrics = new DeliveryMetrics(meters, Clock.systemUTC(), traces);
        fanOut = new LoopFanOut(
                new OwnConnections(loop.eventLoop()), replay, metrics, new Turns(1), () -> bytes("viewers"));
    }

    @AfterEach
    void close() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    @Test
    void whatIsSentIsCountedForEachSocket() {
        EmbeddedChannel one = enter();
        EmbeddedChannel other = enter();

        happens("a", "b");
        round();

        assertThat(sent(one)).isEqualTo("ab").isEqualTo(sent(other));
        assertThat(frames()).isEqualTo(4);
        assertThat(writes()).isEqualTo(2);
    }

    @Test
    void whatPassesASocketByIsCountedOnceItIsSent() {
        EmbeddedChannel quick = enter();
        EmbeddedChannel slow = channel();
        RoomSocket slowSocket = enter(slow);
        takesMore(slow, false);

        happens("a", "b");
        round();

        assertThat(sent(quick)).isEqualTo("ab");
        assertThat(sent(slow)).isEmpty();
        assertThat(frames()).isEqualTo(2);
        assertThat(writes()).isEqualTo(1);
        takesMore(slow, true);
        fanOut.catchUp(slowSocket);
        assertThat(sent(slow)).isEqualTo("ab");
        assertThat(frames()).isEqualTo(4);
        assertThat(writes()).isEqualTo(2);
    }

    @Test
    void whoIsShownOutIsSentWhatIsNewAndTheOthersWaitForTheirRound() {
        EmbeddedChannel out = channel();
        RoomSocket removed = enter(out);
        EmbeddedChannel other = enter();
        happens("a");

        fanOut.end(removed::equals, CloseReason.REMOVED);
        loop.runPendingTasks();

        assertThat(sent(out)).startsWith("a").endsWith("removed");
        assertThat(sent(other)).isEmpty();
        fanOut.remove(removed);
        round();
        assertThat(sent(other)).isEqualTo("a");
    }

    private void happens(String... texts) {
        for (String text : texts) {
            UUID id = Ids.next();
            replay.append(new Frame(next++, Instant.now(), id, "chat.posted", id, bytes(text), null));
        }
    }

    private void round() {
        fanOut.wake();
        loop.advanceTimeBy(1, TimeUnit.SECONDS);
        loop.runPendingTasks();
    }

    private EmbeddedChannel enter() {
        EmbeddedChannel channel = channel();
        enter(channel);
        return channel;
    }

    private RoomSocket enter(EmbeddedChannel channel) {
        Caller person = Story.caller("Ben", AccountRole.STUDENT);
        RoomSocket socket = new RoomSocket(channel.pipeline().firstContext(), person, "peer", Story.NOON);
        socket.begin(next - 1, next);
        fanOut.add(socket);
        return socket;
    }

    private EmbeddedChannel channel() {
        EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
        channels.add(channel);
        return channel;
    }

    private static void takesMore(EmbeddedChannel channel, boolean more) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(FIRST_OF_USER, more);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sent(EmbeddedChannel channel) {
        StringBuilder sent = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            sent.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
        return sent.toString();
    }

    private double frames() {
        return meters.get("livestream.room.frames").functionCounter().count();
    }

    private double writes() {
        return meters.get("livestream.room.writes").functionCounter().count();
    }
}
