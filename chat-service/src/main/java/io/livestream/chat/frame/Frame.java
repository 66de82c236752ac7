package io.livestream.chat.frame;

import io.livestream.platform.caller.Caller;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One numbered frame of a room, ready to be sent.
 *
 * @param seq its place on the stream's log
 * @param at when that happened, as the log says
 * @param eventId the event that it tells of; a repeat of it further down the log is no frame
 * @param type as {@code chat.posted}
 * @param about the message or question whose text it shows or takes away, else null
 * @param bytes the WebSocket frame as everybody may see it; not to be changed
 * @param disclosed what some may see instead, else null
 */
public record Frame(long seq, Instant at, UUID eventId, String type, UUID about, byte[] bytes, Disclosed disclosed) {

    /** The same frame with the author of an anonymous question, for that author and for admins. */
    public record Disclosed(UUID author, byte[] bytes) {}

    /** What this person is to get. */
    public byte[] bytesFor(Caller person) {
        return isDisclosedTo(person) ? disclosed.bytes() : bytes;
    }

    public boolean isDisclosedTo(Caller person) {
        return disclosed != null && (person.isAdmin() || disclosed.author().equals(person.id()));
    }

    /** Whether the text of what it is about is gone from here on. */
    public boolean takesAway() {
        return type.equals(FrameType.CHAT_REMOVED) || type.equals(FrameType.QUESTION_DELETED);
    }

    /** Whether it shows the text of one of these messages or questions. */
    public boolean showsAny(Set<UUID> things) {
        return about != null && !takesAway() && things.contains(about);
    }
}
