package io.livestream.chat.room;

import io.livestream.chat.history.Message;
import java.util.Optional;
import java.util.UUID;

/** Which message of a room is pinned, and its text, which may be older than what else the room remembers. Not safe for threads. */
public final class Pin {

    private UUID id;
    /** Null while none is pinned, or nobody has looked up which it is. */
    private Message message;
    /** Null unless somebody is about to pin it. */
    private Message announced;

    /** @param message null for none */
    Pin(Message message) {
        this.id = message == null ? null : message.id();
        this.message = message;
    }

    /** @param known the message, if it is one that the room remembers */
    void set(UUID messageId, Optional<Message> known) {
        message = known.or(() -> Optional.ofNullable(announced).filter(one -> is(one, messageId)))
                .orElse(null);
        id = messageId;
    }

    void clear() {
        id = null;
        message = null;
    }

    void removed(UUID messageId) {
        if (is(announced, messageId)) {
            announced = null;
        }
        if (messageId.equals(id)) {
            clear();
        }
    }

    /** Keeps a message that is about to be pinned and may be older than the recent ones; whether it will be, the log says. */
    public void announce(Message message) {
        announced = message;
    }

    /** Takes over what was looked up, if it still is the pinned message. */
    public void lookedUp(Message found) {
        if (is(found, id) && !found.removed()) {
            message = found;
        }
    }

    public Optional<UUID> id() {
        return Optional.ofNullable(id);
    }

    /** The message that is pinned, as it is now; empty if none is, or if it is one of a while ago that nobody has looked up yet. */
    public Optional<Message> message() {
        return Optional.ofNullable(message);
    }

    /** That of the pinned message if nobody has looked it up yet: another node pinned one of a while ago. */
    public Optional<UUID> unknown() {
        return message == null ? id() : Optional.empty();
    }

    private static boolean is(Message message, UUID id) {
        return message != null && message.id().equals(id);
    }
}
