package io.livestream.chat.socket;

import io.livestream.chat.delivery.Ending;
import io.livestream.chat.delivery.Feed;
import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.frame.ClientFrame;
import io.livestream.chat.frame.Ref;
import io.livestream.chat.frame.RefusedFrame;
import io.livestream.chat.history.Message;
import io.livestream.chat.limit.TooFast;
import io.livestream.chat.message.PostMessage;
import io.livestream.platform.problem.Refusal;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jboss.logging.Logger;

/**
 * Does what the client of one socket asks for, and says what came of it. What is wrong with a frame is told to its sender and harms
 * nobody else. Messages are posted one after the other, in the order in which they came. Confined to the socket's event loop, but for
 * the posting itself, which may wait.
 */
final class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class);
    private static final int MOST_WAITING = 64;

    private final Conversations shared;
    private final RoomSocket socket;
    private final Feed feed;
    private final Allowance allowance = new Allowance();
    private Queue<ClientFrame.Send> posts;
    private boolean posting;

    Conversation(Conversations shared, RoomSocket socket, Feed feed) {
        this.shared = shared;
        this.socket = socket;
        this.feed = feed;
    }

    void heard(byte[] text) {
        if (!mayGoOn()) {
            return;
        }
        try {
            answer(shared.clientFrames().read(text));
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

    private boolean mayGoOn() {
        if (allowance.take()) {
            return true;
        }
        if (allowance.isExhausted()) {
            socket.end(Ending.broken("too many frames"));
        } else {
            refuse(null, Refusal.of(new TooFast(Duration.ofSeconds(1))));
        }
        return false;
    }

    private void answer(ClientFrame frame) {
        try {
            switch (frame) {
                case ClientFrame.Ping ping -> socket.send(shared.frames().pong(ping.ref()));
                case ClientFrame.React react -> react(react);
                case ClientFrame.Signal signal -> signal(signal);
                case ClientFrame.Send send -> enqueue(send);
            }
        } catch (RuntimeException failure) {
            refuse(frame.ref(), Refusal.of(failure));
        }
    }

    private void react(ClientFrame.React react) {
        shared.reactions().pass(socket.userId(), shared.now());
        shared.calls().react(socket, feed, react.emoji());
        acknowledge(react.ref());
    }

    private void signal(ClientFrame.Signal signal) {
        shared.signals().pass(socket.userId(), shared.now());
        shared.calls().signal(socket, feed, signal.to(), signal.data()).whenComplete((_, failure) -> {
            if (failure == null) {
                acknowledge(signal.ref());
            } else {
                refuse(signal.ref(), Refusal.of(failure));
            }
        });
    }

    private void enqueue(ClientFrame.Send send) {
        if (posts == null) {
            posts = new ArrayDeque<>();
        }
        if (posts.size() >= MOST_WAITING) {
            throw new TooFast(Duration.ofSeconds(1));
        }
        posts.add(send);
        postNext();
    }

    private void postNext() {
        if (!posting && !posts.isEmpty()) {
            posting = true;
            ClientFrame.Send send = posts.remove();
            shared.waiting().execute(() -> shared.traces().begin("room.chat.send", () -> post(send)));
        }
    }

    private void post(ClientFrame.Send send) {
        try {
            PostMessage message = shared.checked(new PostMessage(send.text(), send.replyTo()));
            Message posted = shared.chat().post(feed.streamId(), socket.caller(), message);
            if (send.ref() != null) {
                socket.send(shared.frames().ack(send.ref(), posted.seq(), posted.id()));
            }
        } catch (RuntimeException failure) {
            refuse(send.ref(), Refusal.of(failure));
        } finally {
            socket.loop().execute(() -> {
                posting = false;
                postNext();
            });
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
