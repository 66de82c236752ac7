package io.livestream.chat.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Who has sockets of one room open on this node, each person once. Not safe for threads; the room's lock guards it. */
public final class Attendance {

    /** Somebody who holds a seat by an open socket, from when on without a gap. */
    public record Held(UUID userId, Instant since) {}

    private final Map<UUID, Holder> holders = new LinkedHashMap<>();

    void opened(RoomSocket socket, Instant now) {
        holders.computeIfAbsent(socket.userId(), _ -> new Holder(socket.userId(), now))
                .opened(socket);
    }

    void closed(RoomSocket socket) {
        holders.computeIfPresent(socket.userId(), (_, holder) -> holder.closed(socket) ? null : holder);
    }

    /** The sockets that one person has open. */
    List<RoomSocket> socketsOf(UUID userId) {
        Holder holder = holders.get(userId);
        return holder == null ? List.of() : holder.sockets();
    }

    boolean isEmpty() {
        return holders.isEmpty();
    }

    Collection<Holder> all() {
        return holders.values();
    }

    /** Those who hold a seat and were not counted since a time; they are counted now. */
    List<Held> due(Predicate<UUID> isPresent, Instant before, Instant now) {
        List<Held> due = new ArrayList<>();
        for (Holder holder : holders.values()) {
            UUID userId = holder.userId();
            if (holder.renewedAt().isBefore(before) && isPresent.test(userId)) {
                holder.renewed(now);
                due.add(new Held(userId, holder.since()));
            }
        }
        return due;
    }

    /** Of those who are still here it is as if they had never been counted. */
    void notCounted(List<Held> people) {
        for (Held held : people) {
            Holder holder = holders.get(held.userId());
            if (holder != null) {
                holder.renewed(Instant.MIN);
            }
        }
    }
}
