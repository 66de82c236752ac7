package io.livestream.chat.request;

import io.livestream.chat.delivery.CloseReason;
import io.livestream.chat.exchange.RoomCalls;
import io.livestream.chat.frame.BadFrame;
import io.livestream.chat.frame.ClientFrame;
import io.livestream.chat.frame.ClientFrames;
import io.livestream.chat.frame.Ref;
import io.livestream.chat.frame.WebSocketBytes;
import io.livestream.chat.message.PostMessage;
import io.livestream.platform.limit.TooFast;
import io.livestream.platform.problem.Refusal;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does what clients ask for over their sockets, and says what came of it. What is wrong with a frame is told to its sender and harms
 * nobody else. The messages of a socket are posted one after the other, in the order in which they came, and so are its signals and
 * reactions passed on. Each client is served on its socket's event loop, but for the posting and passing on itself, which may wait.
 */
@Singleton
public final class ClientRequests {

    private static final Logger LOG = Logger.getLogger(ClientRequests.class);

    private final ClientFrames frames;
    private final RequestLimits limits;
    private final SocketPosting posting;
    private final RoomCalls calls;
    private final ClientReplies replies;
    private final ExecutorService waiting;

    /** @param waiting for what may wait for the log or the database */
    ClientRequests(
            ClientFrames frames,
            RequestLimits limits,
            SocketPosting posting,
            RoomCalls calls,
            ClientReplies replies,
            @VirtualThreads ExecutorService waiting) {
        this.frames = frames;
        this.limits = limits;
        this.posting = posting;
        this.calls = calls;
        this.replies = replies;
        this.waiting = waiting;
    }

    public void textCame(Client client, byte[] text) {
        if (!mayGoOn(client, () -> frames.refOf(text))) {
            return;
        }
        try {
            carryOut(client, frames.read(text), text.length);
        } catch (BadFrame refused) {
            replies.refused(client, refused.ref(), refused.refusal());
        }
    }

    /** A frame that is no text. */
    public void unreadableCame(Client client, WebSocketFrame frame) {
        LOG.tracef("A client sent a %s", frame.getClass().getSimpleName());
        if (mayGoOn(client)) {
            replies.refused(client, null, BadFrame.malformed(null).refusal());
        }
    }

    /** A ping of the protocol, which no page can send: it counts like the frames that pages send. */
    public void pingCame(Client client, byte[] payload) {
        if (mayGoOn(client)) {
            client.socket().send(WebSocketBytes.pong(payload));
        }
    }

    /** A frame that asks for nothing: a pong, or a fragment of a message that is still to come. It counts like all others. */
    public void nothingCame(Client client) {
        mayGoOn(client);
    }

    private boolean mayGoOn(Client client) {
        return mayGoOn(client, () -> null);
    }

    /** @param ref by what the client knows the frame, asked for only when it is told that this was one too many */
    private boolean mayGoOn(Client client, Supplier<Ref> ref) {
        long now = System.nanoTime();
        try {
            limits.takeFrame(client.userId(), now);
            return true;
        } catch (TooFast tooFast) {
            if (client.goesOnAndOn(now, limits.pauseBetweenBursts())) {
                client.socket().end(CloseReason.broken("too many frames"));
            } else {
                replies.refused(client, ref.get(), Refusal.of(tooFast));
            }
            return false;
        }
    }

    private void carryOut(Client client, ClientFrame frame, int bytes) {
        try {
            switch (frame) {
                case ClientFrame.Ping ping -> replies.pong(client, ping.ref());
                case ClientFrame.React react -> react(client, react);
                case ClientFrame.Signal signal -> signal(client, signal, bytes);
                case ClientFrame.Send send -> post(client, send);
            }
        } catch (RuntimeException failure) {
            replies.refused(client, frame.ref(), Refusal.of(failure));
        }
    }

    private void post(Client client, ClientFrame.Send send) {
        PostMessage message = posting.checked(send);
        client.posts(waiting, limits.framesAtOnce()).add(() -> posting.post(client, message, send.ref()));
    }

    private void react(Client client, ClientFrame.React react) {
        limits.takeReaction(client.userId());
        client.calls(waiting).add(() -> count(client, react));
    }

    private void count(Client client, ClientFrame.React react) {
        try {
            calls.react(client.socket(), client.hub(), react.emoji());
            replies.done(client, react.ref());
        } catch (RuntimeException failure) {
            replies.refused(client, react.ref(), Refusal.of(failure));
        }
    }

    private void signal(Client client, ClientFrame.Signal signal, int bytes) {
        limits.takeSignal(client.userId(), bytes);
        client.calls(waiting).add(() -> passOn(client, signal));
    }

    private void passOn(Client client, ClientFrame.Signal signal) {
        try {
            calls.signal(client.socket(), client.hub(), signal.to(), signal.data())
                    .whenComplete((_, failure) -> {
                        if (failure == null) {
                            replies.done(client, signal.ref());
                        } else {
                            replies.refused(client, signal.ref(), Refusal.of(failure));
                        }
                    });
        } catch (RuntimeException failure) {
            replies.refused(client, signal.ref(), Refusal.of(failure));
        }
    }
}
