package io.livestream.chat.socket;

import io.livestream.chat.delivery.CloseReason;
import io.livestream.chat.delivery.RoomHub;
import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.frame.ClientFrame;
import io.livestream.chat.frame.Ref;
import io.livestream.chat.frame.RefusedFrame;
import io.livestream.chat.frame.WebSocketBytes;
import io.livestream.chat.history.Message;
import io.livestream.chat.limit.TooFast;
import io.livestream.chat.message.PostMessage;
import io.livestream.platform.problem.Refusal;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jboss.logging.Logger;

/**
 * Does what the client of one socket asks for, and says what came of it. What is wrong with a frame is told to its sender and harms
 * nobody else. Messages are posted one after the other, in the order in which they came, and so are signals passed on. Confined to the
 * socket's event loop, but for the posting and passing on itself, which may wait.
 */
final class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class);
    private static final int MOST_POSTS_WAITING = 64;
    /** They come in bursts, and what they come to is limited by bytes. */
    private static final int MOST_SIGNALS_WAITING = 256;
    /** Who is told so often that it is too much, without ever pausing, does not listen. */
    private static final int PATIENCE = 1_000;

    private final Conversations shared;
    private final RoomSocket socket;
    private final RoomHub hub;
    private SerialQueue posts;
    private SerialQueue signals;
    private int refused;
    private long lastRefused;

    Conversation(Conversations shared, RoomSocket socket, RoomHub hub) {
        this.shared = shared;
        this.socket = socket;
        this.hub = hub;
    }

    void heard(byte[] text) {
        if (!mayGoOn()) {
            return;
        }
        try {
            answer(shared.clientFrames().read(text), text.length);
        } catch (RefusedFrame refused) {
            refuse(refused.ref(), refused.refusal());
        }
    }

    /** A frame that is no text. */
    void heardUnreadable(WebSocketFrame frame) {
        LOG.tracef("A client sent a %s", frame.getClass().getSimpleName());
        if (mayGoOn()) {
            refuse(null, RefusedFrame.malformed(null).refusal());
        }
    }

    /** A ping of the protocol, which no page can send: it counts like the frames that pages send. */
    void heardPing(byte[] payload) {
        if (mayGoOn()) {
            socket.send(WebSocketBytes.pong(payload));
        }
    }

    /** A frame that asks for nothing: a pong, or a fragment of a message that is still to come. It counts like all others. */
    void heardNothing() {
        mayGoOn();
    }

    private boolean mayGoOn() {
        long now = System.nanoTime();
        try {
            shared.allowance().take(socket.userId(), 1, now);
            return true;
        } catch (TooFast tooFast) {
            refuse(tooFast, now);
            return false;
        }
    }

    private void refuse(TooFast tooFast, long now) {
        if (now - lastRefused > shared.allowance().pauseToBeWhole().toNanos()) {
            refused = 0;
        }
        lastRefused = now;
        refused++;
        if (refused > PATIENCE) {
            socket.end(CloseReason.broken("too many frames"));
        } else {
            refuse(null, Refusal.of(tooFast));
        }
    }

    private void answer(ClientFrame frame, int bytes) {
        try {
            switch (frame) {
                case ClientFrame.Ping ping -> socket.send(shared.frames().pong(ping.ref()));
                case ClientFrame.React react -> react(react);
                case ClientFrame.Signal signal -> signal(signal, bytes);
                case ClientFrame.Send send -> send(send);
            }
        } catch (RuntimeException failure) {
            refuse(frame.ref(), Refusal.of(failure));
        }
    }

    private void react(ClientFrame.React react) {
        shared.reactions().pass(socket.userId(), shared.now());
        shared.calls().react(socket, hub, react.emoji());
        acknowledge(react.ref());
    }

    private void signal(ClientFrame.Signal signal, int bytes) {
        shared.signals().pass(socket.userId(), shared.now());
        shared.signalBytes().take(socket.userId(), bytes, System.nanoTime());
        if (signals == null) {
            signals = new SerialQueue(socket.loop(), shared.waiting(), MOST_SIGNALS_WAITING);
        }
        signals.add(() -> passOn(signal));
    }

    private void passOn(ClientFrame.Signal signal) {
        try {
            shared.calls().signal(socket, hub, signal.to(), signal.data()).whenComplete((_, failure) -> {
                if (failure == null) {
                    acknowledge(signal.ref());
                } else {
                    refuse(signal.ref(), Refusal.of(failure));
                }
            });
        } catch (RuntimeException failure) {
            refuse(signal.ref(), Refusal.of(failure));
        }
    }

    private void send(ClientFrame.Send send) {
        if (posts == null) {
            posts = new SerialQueue(socket.loop(), shared.waiting(), MOST_POSTS_WAITING);
        }
        posts.add(() -> shared.traces().begin("room.chat.send", () -> post(send)));
    }

    private void post(ClientFrame.Send send) {
        try {
            PostMessage message = shared.checked(new PostMessage(send.text(), send.replyTo()));
            Message posted = shared.chat().post(hub.streamId(), socket.caller(), message);
            if (send.ref() != null) {
                socket.send(shared.frames().ack(send.ref(), posted.seq(), posted.id()));
            }
        } catch (RuntimeException failure) {
            refuse(send.ref(), Refusal.of(failure));
        }
    }

    private void acknowledge(Ref ref) {
        if (ref != null) {
            socket.send(shared.frames().ack(ref));
        }
    }

    private void refuse(Ref ref, Refusal refusal) {
        shared.countRefused();
        socket.send(shared.frames().refused(ref, refusal));
    }
}
