package io.livestream.chat.hub;

import io.livestream.chat.delivery.RoomSocket;
import io.livestream.platform.event.PresenceRenewed.Holder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Who has sockets of one room open on this node, each person once. Not safe for threads; the room's lock guards it. */
final class ConnectedPeople {

    private final Map<UUID, ConnectedPerson> people = new LinkedHashMap<>();

    void opened(RoomSocket socket, Instant now) {
        people.computeIfAbsent(socket.userId(), _ -> new ConnectedPerson(socket.userId(), now))
                .opened(socket);
    }

    void closed(RoomSocket socket) {
        people.computeIfPresent(socket.userId(), (_, person) -> person.closed(socket) ? null : person);
    }

    /** The sockets that one person has open. */
    List<RoomSocket> socketsOf(UUID userId) {
        ConnectedPerson person = people.get(userId);
        return person == null ? List.of() : person.sockets();
    }

    boolean isEmpty() {
        return people.isEmpty();
    }

    Collection<ConnectedPerson> all() {
        return people.values();
    }

    /** Those who hold a seat and whose lease was not renewed since a time; from now on it has been. */
    List<Holder> dueForRenewal(Predicate<UUID> isPresent, Instant before, Instant now) {
        List<Holder> due = new ArrayList<>();
        for (ConnectedPerson person : people.values()) {
            UUID userId = person.userId();
            if (person.renewedAt().isBefore(before) && isPresent.test(userId)) {
                person.renewed(now);
                due.add(new Holder(userId, person.since()));
            }
        }
        return due;
    }

    /** Of those who are still here it is as if their leases had never been renewed. */
    void renewalFailed(List<Holder> holders) {
        for (Holder holder : holders) {
            ConnectedPerson person = people.get(holder.userId());
            if (person != null) {
                person.renewed(Instant.MIN);
            }
        }
    }
}
