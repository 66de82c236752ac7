package io.livestream.chat.delivery;

import io.livestream.platform.caller.Caller;
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

    void opened(Caller caller, Instant now) {
        holders.computeIfAbsent(caller.id(), _ -> new Holder(caller, now)).opened();
    }

    void closed(UUID userId) {
        holders.computeIfPresent(userId, (_, holder) -> holder.closed() ? null : holder);
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
            UUID userId = holder.caller().id();
            if (holder.renewedAt().isBefore(before) && isPresent.test(userId)) {
                holder.renewed(now);
                due.add(new Held(userId, holder.since()));
            }
        }
        return due;
    }
}
