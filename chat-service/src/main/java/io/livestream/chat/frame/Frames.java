package io.livestream.chat.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livestream.chat.frame.Frame.Disclosed;
import io.livestream.chat.frame.NumberedFrames.Shown;
import io.livestream.chat.history.Message;
import io.livestream.chat.room.RoomState;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.problem.Refusal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Encodes what goes to the sockets: each frame once, as the bytes that all who get it are sent. */
@Singleton
@RegisterForReflection
public final class Frames {

    private final ObjectMapper json;

    Frames(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The frame that tells of an event.
     *
     * @param state the room after the event
     * @return empty if nobody in the room is told: somebody came, went or was invited
     */
    public Optional<Frame> of(Logged logged, RoomState state) {
        return NumberedFrames.shown(logged, state).map(shown -> frame(logged, shown));
    }

    private Frame frame(Logged logged, Shown shown) {
        Disclosed disclosed = null;
        if (logged.event() instanceof QuestionEvent.Asked asked && asked.anonymous()) {
            var withAuthor = QuestionFrame.asked(logged, asked, asked.author());
            disclosed = new Disclosed(asked.author().id(), numbered(logged, shown.type(), withAuthor));
        }
        byte[] bytes = numbered(logged, shown.type(), shown.data());
        return new Frame(logged.seq(), logged.at(), logged.id(), shown.type(), shown.about(), bytes, disclosed);
    }

    private byte[] numbered(Logged logged, String type, Object data) {
        return encode(new ServerFrame(type, logged.seq(), logged.at(), data));
    }

    /** The frame of a message that was posted before the receiver came. */
    public byte[] posted(Message message) {
        return encode(new ServerFrame(FrameType.CHAT_POSTED, message.seq(), message.sentAt(), message));
    }

    /** The same frame without the text that was taken away since. */
    public Frame withoutText(Frame frame) {
        byte[] bytes = withoutText(frame.bytes(), frame.type());
        return new Frame(frame.seq(), frame.at(), frame.eventId(), frame.type(), frame.about(), bytes, null);
    }

    private byte[] withoutText(byte[] bytes, String type) {
        try {
            int header = WebSocketBytes.headerOf(bytes);
            ObjectNode whole = (ObjectNode) json.readTree(bytes, header, bytes.length - header);
            takeText((ObjectNode) whole.get("data"), type);
            return encode(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void takeText(ObjectNode data, String type) {
        switch (type) {
            case FrameType.CHAT_POSTED -> data.putNull("text").put("removed", true);
            case FrameType.QUESTION_ASKED -> data.putNull("text").putNull("author");
            case FrameType.CHAT_PINNED -> {
                if (data.get("message") instanceof ObjectNode message) {
                    takeText(message, FrameType.CHAT_POSTED);
                }
            }
            case FrameType.QUESTION_ANSWERED -> ((ObjectNode) data.get("answer")).putNull("text");
            default -> throw new IllegalArgumentException("A frame of type " + type + " shows no text");
        }
    }

    public byte[] welcome(Welcome welcome) {
        return unnumbered(FrameType.WELCOME, welcome);
    }

    /** What was asked for is no longer kept; numbered frames after {@code seq} follow. */
    public byte[] reset(long seq) {
        return unnumbered(FrameType.RESET, Map.of("seq", seq));
    }

    public byte[] viewers(int count) {
        return unnumbered(FrameType.VIEWERS, Map.of("count", count));
    }

    public byte[] reactions(Map<String, Integer> counts) {
        return unnumbered(FrameType.REACTIONS, counts);
    }

    /** A signal as its receiver gets it. */
    private record Signal(String from, Person user, Object data) {}

    public byte[] signal(String from, Person user, Object data) {
        return unnumbered(FrameType.SIGNAL, new Signal(from, user, data));
    }

    public byte[] pong(Ref ref) {
        return unnumbered(FrameType.PONG, new Ack(ref, null, null));
    }

    /** What the frame with that {@code ref} asked for has happened. */
    public byte[] ack(Ref ref) {
        return unnumbered(FrameType.ACK, new Ack(ref, null, null));
    }

    /** The message that the frame with that {@code ref} asked to be posted is on the log. */
    public byte[] ack(Ref ref, long seq, UUID id) {
        return unnumbered(FrameType.ACK, new Ack(ref, seq, id));
    }

    public byte[] refused(Ref ref, Refusal refusal) {
        return unnumbered(FrameType.REFUSED, new Refused(ref, refusal));
    }

    private byte[] unnumbered(String type, Object data) {
        return encode(new ServerFrame(type, null, null, data));
    }

    private byte[] encode(Object frame) {
        try {
            return WebSocketBytes.text(json.writeValueAsBytes(frame));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the event that the frame tells of, which is that of most frames too. */
    static String nameOf(Logged logged) {
        return EventType.of(logged.event());
    }
}
