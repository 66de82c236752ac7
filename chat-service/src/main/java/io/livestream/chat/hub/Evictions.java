package io.livestream.chat.hub;

import io.livestream.chat.delivery.CloseReason;
import io.livestream.chat.delivery.RoomSocket;
import io.livestream.chat.room.RoomState;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.StreamEvent;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Ends the sockets of those who may not be in a room any more, and all of them when it is over. The room's lock guards it. */
final class Evictions {

    /** After the class, time for a last word; the contract's five seconds include the time that ending takes. */
    private static final long AFTER_CLASS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private static final long NEVER = Long.MAX_VALUE;

    private final RoomSockets sockets;
    private long overAt = NEVER;
    private long stoppedAt;

    Evictions(RoomSockets sockets) {
        this.sockets = sockets;
    }

    void happened(Logged logged, RoomState state) {
        switch (logged.event()) {
            case ParticipantEvent event -> happened(event, state);
            case StreamEvent.Deleted _ -> end(_ -> true, CloseReason.DELETED);
            case StreamEvent.Stopped _ -> {
                stoppedAt = logged.seq();
                overAt = System.nanoTime() + AFTER_CLASS;
            }
            case StreamEvent.Updated _ -> endStrangers(state);
            case StreamEvent _, ChatEvent _, QuestionEvent _ -> {}
        }
    }

    private void happened(ParticipantEvent event, RoomState state) {
        switch (event) {
            case ParticipantEvent.Removed removed ->
                end(socket -> socket.userId().equals(removed.userId()), CloseReason.REMOVED);
            case ParticipantEvent.Uninvited _, ParticipantEvent.ModeratorDismissed _ -> endStrangers(state);
            case ParticipantEvent.Joined _,
                    ParticipantEvent.Left _,
                    ParticipantEvent.Readmitted _,
                    ParticipantEvent.Invited _,
                    ParticipantEvent.ModeratorNamed _ -> {}
        }
    }

    /**
     * Those for whom there is no such stream any more, but for whoever was removed, which is what they are to be told. A person's sockets
     * may differ: each has the rights of the token that opened it.
     */
    private void endStrangers(RoomState state) {
        Set<RoomSocket> strangers = sockets.people().all().stream()
                .flatMap(person -> person.sockets().stream())
                .filter(socket -> !state.maySee(socket.caller()) && !state.isRemoved(socket.userId()))
                .collect(Collectors.toSet());
        if (!strangers.isEmpty()) {
            sockets.fanOuts().forEach(fanOut -> fanOut.hideFrom(strangers));
        }
    }

    /** Who opened the room after the end of the class may stay: they came to read. */
    void tick(long nanoTime) {
        if (overAt != NEVER && nanoTime - overAt >= 0) {
            overAt = NEVER;
            end(socket -> socket.openedAt() < stoppedAt, CloseReason.OVER);
        }
    }

    private void end(Predicate<RoomSocket> whose, CloseReason why) {
        sockets.fanOuts().forEach(fanOut -> fanOut.end(whose, why));
    }
}
