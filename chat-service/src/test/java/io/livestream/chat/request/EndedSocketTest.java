package io.livestream.chat.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.delivery.CloseReason;
import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.exchange.RoomCalls;
import io.livestream.chat.frame.ClientFrames;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.chat.room.Rooms;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.ChatEvent;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of what a client has asked for when its socket ends. Nothing new begins but when the test lets the event loop go on. */
@QuarkusTest
class EndedSocketTest {

    @Inject
    ClientFrames frames;

    @Inject
    RequestLimits limits;

    @Inject
    SocketPosting posting;

    @Inject
    RoomCalls calls;

    @Inject
    ClientReplies replies;

    @Inject
    Rooms rooms;

    @Inject
    RoomHubs hubs;

    private final TestUser student = As.student();
    private final Classroom room = Classroom.live(As.teacher(), student);
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final ExecutorService elsewhere = Executors.newSingleThreadExecutor();
    private ClientRequests requests;
    private RoomSocket socket;
    private Client client;

    @BeforeEach
    void open() {
        requests = new ClientRequests(frames, limits, posting, calls, replies, elsewhere);
        Caller caller = new Caller(student.id(), student.displayName(), student.email(), Set.of(AccountRole.STUDENT));
        Instant later = Instant.now().plus(Duration.ofMinutes(5));
        socket = new RoomSocket(channel.pipeline().firstContext(), caller, "peer", later);
        client = new Client(socket, hubs.of(rooms.of(room.id()), student.id(), Optional.empty()));
    }

    @AfterEach
    void close() {
        elsewhere.close();
        channel.finishAndReleaseAll();
    }

    @Test
    void messagesArePostedOneByOneWhileItIsOpen() throws Exception {
        say("One", "Two", "Three");

        letTheLoopGoOn(3);

        assertThat(posted()).containsExactly("One", "Two", "Three");
    }

    /** Its client comes back, sees that they are not there and sends them again. */
    @Test
    void messagesThatHaveNotBegunWhenItEndsAreNotPosted() throws Exception {
        say("Under way", "Waiting", "Waiting, too");

        socket.end(CloseReason.restarting(1));
        letTheLoopGoOn(3);

        assertThat(posted()).containsExactly("Under way");
    }

    private void say(String... texts) {
        for (String text : texts) {
            String frame = "{\"type\":\"chat.send\",\"text\":\"%s\"}".formatted(text);
            requests.textCame(client, frame.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void letTheLoopGoOn(int turns) throws Exception {
        for (int i = 0; i < turns; i++) {
            elsewhere.submit(() -> {}).get();
            channel.runPendingTasks();
        }
    }

    private List<String> posted() {
        return LogProbe.log().eventsOf(room.id(), ChatEvent.Posted.class).stream()
                .map(ChatEvent.Posted::text)
                .toList();
    }
}
