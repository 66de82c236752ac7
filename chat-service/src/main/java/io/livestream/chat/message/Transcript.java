package io.livestream.chat.message;

import io.livestream.chat.history.History;
import io.livestream.chat.history.Message;
import io.livestream.chat.room.RecentMessages.Slice;
import io.livestream.chat.room.Room;
import io.livestream.chat.room.Rooms;
import io.livestream.platform.paging.Page;
import io.livestream.platform.problem.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * All messages of a chat, each once: the latest from the room in memory, those before from the database. The database is asked
 * only for what the room no longer has, and only once it has caught up with that.
 */
@ApplicationScoped
public class Transcript {

    private static final Logger LOG = Logger.getLogger(Transcript.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Rooms rooms;
    private final History history;

    Transcript(Rooms rooms, History history) {
        this.rooms = rooms;
        this.history = history;
    }

    /** The newest before a place, in ascending order; {@code next} is the place before which to go on. */
    Page<Message> before(Room room, long seq, int limit) {
        awaitAcknowledged(room);
        Slice recent = room.ask(state -> state.recent().before(seq, limit + 1));
        int missing = limit + 1 - recent.messages().size();
        List<Message> found = missing == 0 || recent.from() == 0
                ? recent.messages()
                : joined(
                        history.before(room.streamId(), Math.min(seq, recent.from()), missing, recent.historyNeeds()),
                        recent.messages());
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<Message> shown = found.subList(1, found.size());
        return new Page<>(shown, Long.toString(shown.getFirst().seq()));
    }

    /** The oldest after a place, in ascending order; {@code next} is the place after which to go on. */
    Page<Message> after(Room room, long seq, int limit) {
        awaitAcknowledged(room);
        Slice recent = room.ask(state -> state.recent().after(seq, limit + 1));
        List<Message> found = seq + 1 >= recent.from()
                ? recent.messages()
                : joined(
                        history.between(room.streamId(), seq, recent.from(), limit + 1, recent.historyNeeds()),
                        recent.messages());
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<Message> shown = found.subList(0, limit);
        return new Page<>(shown, Long.toString(shown.getLast().seq()));
    }

    private static List<Message> joined(List<Message> older, List<Message> recent) {
        List<Message> joined = new ArrayList<>(older);
        joined.addAll(recent);
        return joined;
    }

    /** @throws MessageNotFound if there is none to the present end of the log */
    public Message require(Room room, UUID id) {
        return find(room, id)
                .or(() -> rooms.refresh(room) ? find(room, id) : Optional.empty())
                .orElseThrow(() -> new MessageNotFound(id));
    }

    Optional<Message> find(Room room, UUID id) {
        awaitAcknowledged(room);
        Slice recent = room.ask(state -> state.recent().only(id));
        if (!recent.messages().isEmpty() || recent.from() == 0) {
            return recent.messages().stream().findFirst();
        }
        return history.find(room.streamId(), id, recent.historyNeeds());
    }

    /** Lets a room know the message that is pinned in it, should it not; without the database it goes without. */
    public void lookUpPinned(Room room) {
        room.ask(state -> state.pin().unknown()).ifPresent(id -> {
            try {
                find(room, id)
                        .ifPresent(message -> room.tell(state -> state.pin().lookedUp(message)));
            } catch (RuntimeException e) {
                LOG.debugf("The pinned message is not shown: %s", e.toString());
            }
        });
    }

    /** What this node has confirmed to anybody is in every answer that it gives after. */
    private static void awaitAcknowledged(Room room) {
        if (!room.awaitAcknowledged(PATIENCE)) {
            throw new Unavailable("The chat is behind its log; it catches up by itself.");
        }
    }
}
