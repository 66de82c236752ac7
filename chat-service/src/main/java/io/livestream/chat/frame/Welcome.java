package io.livestream.chat.frame;

import io.livestream.chat.history.Message;
import io.livestream.chat.room.ChatSettings;
import io.livestream.chat.room.RoomState;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** The first frame of a socket: the room as it is at {@code seq}, and who the receiver is in it. */
@RegisterForReflection
public record Welcome(RoomView stream, int viewers, You you, ChatView chat, long seq) {

    /**
     * The receiver.
     *
     * @param mutedUntil null unless muted for a time
     * @param peer names this socket to the others, for signals
     */
    record You(
            UUID id, String displayName, Role role, boolean muted, Instant mutedUntil, boolean present, String peer) {}

    /** @param pinned null if no message is */
    record ChatView(ChatSettings settings, Message pinned) {}

    /** @param seq the place on the log up to which the state has everything */
    public static Welcome of(RoomState state, Standing standing, Caller caller, String peer, Instant now, long seq) {
        Instant until = state.mutedUntil(caller.id()).filter(now::isBefore).orElse(null);
        var you = new You(
                caller.id(),
                caller.displayName(),
                standing.role(),
                until != null,
                Instant.MAX.equals(until) ? null : until,
                standing.present(),
                peer);
        var stream = new RoomView(standing.stream(), state.viewers(), state.peakViewers());
        var chat = new ChatView(state.settings(), state.pin().message().orElse(null));
        return new Welcome(stream, state.viewers(), you, chat, seq);
    }
}
