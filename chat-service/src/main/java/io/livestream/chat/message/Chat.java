package io.livestream.chat.message;

import io.livestream.chat.history.Message;
import io.livestream.chat.room.ChatLog;
import io.livestream.chat.room.Room;
import io.livestream.chat.room.Rooms;
import io.livestream.platform.Ids;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.Author;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.idempotency.IdempotencyKey;
import io.livestream.platform.paging.Page;
import io.livestream.platform.problem.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What people do in a chat. A message is posted when it is on the log; its place there is its {@code seq}, and the room of this node
 * shows it as soon as it reads it from there.
 */
@ApplicationScoped
public class Chat {

    private final Rooms rooms;
    private final Transcript transcript;
    private final ChatLog log;
    private final FloodGate floodGate;
    private final PostKeys keys;

    Chat(Rooms rooms, Transcript transcript, ChatLog log, FloodGate floodGate, PostKeys keys) {
        this.rooms = rooms;
        this.transcript = transcript;
        this.log = log;
        this.floodGate = floodGate;
        this.keys = keys;
    }

    /** Posts a message. It takes no database, but for a room that is not held yet and a reply to a message of long ago. */
    public Message post(UUID streamId, Caller caller, PostMessage request) {
        Room room = rooms.of(streamId);
        Logged logged = send(room, caller, request, Ids.next());
        return Message.of(logged, (ChatEvent.Posted) logged.event());
    }

    /**
     * Posts a message unless the caller has done so before with the same key; this takes the database. No key is kept of a stream that is
     * none, or of a post that is refused.
     */
    Message postOnce(UUID streamId, Caller caller, PostMessage request, String key) {
        IdempotencyKey.check(key);
        Room room = seen(streamId, caller);
        return keys.with(caller.id(), streamId, key, () -> requireAcceptable(room, caller, request), id -> {
            rooms.refresh(room);
            return transcript.find(room, id).orElseGet(() -> {
                log.awaitApplied(room, send(room, caller, request, id));
                return transcript.require(room, id);
            });
        });
    }

    /** Refuses what {@link #send} would refuse now, and counts nothing. */
    private void requireAcceptable(Room room, Caller caller, PostMessage request) {
        Instant now = log.now();
        Standing standing = rooms.decide(room, state -> PostingRules.requirePoster(state, caller, now));
        if (request.replyTo() != null) {
            requireReplyTarget(room, request.replyTo());
        }
        room.tell(state -> PostingRules.requireNotTooSoon(state, standing, caller.id(), now));
        floodGate.check(caller.id(), now);
    }

    private Logged send(Room room, Caller caller, PostMessage request, UUID id) {
        Instant now = log.now();
        if (request.replyTo() != null) {
            rooms.decide(room, state -> PostingRules.requirePoster(state, caller, now));
            requireReplyTarget(room, request.replyTo());
        }
        Standing standing = rooms.decide(room, state -> {
            Standing poster = PostingRules.requirePoster(state, caller, now);
            PostingRules.letThrough(state, poster, caller.id(), now);
            return poster;
        });
        try {
            floodGate.pass(caller.id(), now);
            Author author = Author.of(caller.person(), standing.role());
            return log.append(room, id, now, new ChatEvent.Posted(id, author, request.text(), request.replyTo()));
        } catch (RuntimeException notPosted) {
            room.tell(state -> state.posts().failed(caller.id(), now));
            throw notPosted;
        }
    }

    private void requireReplyTarget(Room room, UUID replyTo) {
        try {
            transcript.require(room, replyTo);
        } catch (MessageNotFound e) {
            throw new Invalid("replyTo", "must be a message of this stream");
        }
    }

    Page<Message> before(UUID streamId, Caller caller, long seq, int limit) {
        return transcript.before(seen(streamId, caller), seq, limit);
    }

    Page<Message> after(UUID streamId, Caller caller, long seq, int limit) {
        return transcript.after(seen(streamId, caller), seq, limit);
    }

    Message find(UUID streamId, Caller caller, UUID id) {
        return transcript.require(seen(streamId, caller), id);
    }

    private Room seen(UUID streamId, Caller caller) {
        Room room = rooms.of(streamId);
        rooms.decide(room, state -> state.require(caller));
        return room;
    }

    /** Takes a message's text, and its pin, away. Its author may, whatever has become of them since, and so may whoever runs the stream. */
    void remove(UUID streamId, Caller caller, UUID id) {
        Room room = seen(streamId, caller);
        room.moderate(() -> {
            Message message = transcript.require(room, id);
            if (!message.author().id().equals(caller.id())) {
                rooms.decide(room, state -> state.require(caller).requireStaff());
            }
            if (room.ask(state -> state.pin().id()).equals(Optional.of(id))) {
                log.carryOut(room, new ChatEvent.Unpinned(caller.person()));
            }
            if (!message.removed()) {
                log.carryOut(room, new ChatEvent.Removed(id, caller.person()));
            }
        });
    }
}
