package io.livestream.chat.moderation;

import io.livestream.chat.history.Message;
import io.livestream.chat.message.Transcript;
import io.livestream.chat.room.ChatLog;
import io.livestream.chat.room.ChatSettings;
import io.livestream.chat.room.Room;
import io.livestream.chat.room.RoomState;
import io.livestream.chat.room.Rooms;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.ChatEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * What those who run a stream do about its chat. Each act is on the log, and shown by this node, when its call returns; one that would
 * change nothing is not on the log.
 */
@ApplicationScoped
class Moderation {

    private final Rooms rooms;
    private final Transcript transcript;
    private final ChatLog log;

    Moderation(Rooms rooms, Transcript transcript, ChatLog log) {
        this.rooms = rooms;
        this.transcript = transcript;
        this.log = log;
    }

    ChatSettings settings(UUID streamId, Caller caller) {
        return rooms.decide(rooms.of(streamId), state -> {
            state.require(caller);
            return state.settings();
        });
    }

    ChatSettings change(UUID streamId, Caller caller, ChatSettings to) {
        Room room = rooms.of(streamId);
        room.moderate(() -> {
            requireStaff(room, caller);
            if (!room.ask(RoomState::settings).equals(to)) {
                log.carryOut(room, new ChatEvent.SettingsChanged(to.slowModeSeconds(), to.enabled(), caller.person()));
            }
        });
        return to;
    }

    Message pinned(UUID streamId, Caller caller) {
        Room room = rooms.of(streamId);
        UUID pinned = rooms.decide(room, state -> {
            state.require(caller);
            return state.pin().id().orElseThrow(NothingPinned::new);
        });
        return transcript.require(room, pinned);
    }

    void pin(UUID streamId, Caller caller, UUID messageId) {
        Room room = rooms.of(streamId);
        room.moderate(() -> {
            Standing standing = rooms.decide(room, state -> state.require(caller));
            Message message = transcript.require(room, messageId);
            standing.requireStaff();
            if (message.removed()) {
                throw new MessageRemoved(messageId);
            }
            room.tell(state -> state.pin().announce(message));
            if (!room.ask(state -> state.pin().id()).equals(Optional.of(messageId))) {
                log.carryOut(room, new ChatEvent.Pinned(messageId, caller.person()));
            }
        });
    }

    void unpin(UUID streamId, Caller caller) {
        Room room = rooms.of(streamId);
        room.moderate(() -> {
            requireStaff(room, caller);
            if (room.ask(state -> state.pin().id()).isPresent()) {
                log.carryOut(room, new ChatEvent.Unpinned(caller.person()));
            }
        });
    }

    void mute(UUID streamId, Caller caller, UUID userId, Mute mute) {
        Room room = rooms.of(streamId);
        room.moderate(() -> {
            requireMayMute(room, caller, userId);
            log.carryOut(room, new ChatEvent.Muted(userId, mute.until(log.now()), caller.person()));
        });
    }

    void unmute(UUID streamId, Caller caller, UUID userId) {
        Room room = rooms.of(streamId);
        room.moderate(() -> {
            requireMayMute(room, caller, userId);
            if (room.ask(state -> state.isMuted(userId))) {
                log.carryOut(room, new ChatEvent.Unmuted(userId, caller.person()));
            }
        });
    }

    private void requireStaff(Room room, Caller caller) {
        rooms.decide(room, state -> state.require(caller).requireStaff());
    }

    /** Moderators mute viewers; only who may name moderators mutes and unmutes those. */
    private void requireMayMute(Room room, Caller caller, UUID userId) {
        rooms.decide(room, state -> {
            Standing standing = state.require(caller);
            if (state.isModerator(userId)) {
                standing.requireOwner();
            }
            standing.requireStaff();
            if (state.isOwner(userId)) {
                throw new OwnerCannotBeMuted();
            }
            return standing;
        });
    }
}
