package io.livestream.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.room.Room;
import io.livestream.chat.room.Rooms;
import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Role;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoomHubsTest {

    private final TestUser teacher = As.teacher();
    private final RoomHubs hubs;
    private final Rooms rooms;

    RoomHubsTest(RoomHubs hubs, Rooms rooms) {
        this.hubs = hubs;
        this.rooms = rooms;
    }

    @Test
    void whoKnowsOfAPlaceByANodeThatIsFurtherWaitsUntilThisOneIsThere() throws InterruptedException {
        Classroom classroom = Classroom.live(teacher);
        Room room = rooms.of(classroom.id());
        rooms.refresh(room);
        long toCome = lastOf(room) + 1;

        Thread comingBack = Thread.ofVirtual().start(() -> hubs.of(room, Optional.of(toCome)));
        await().until(() -> comingBack.getState() == Thread.State.TIMED_WAITING);
        classroom.append(new ChatEvent.Posted(Ids.next(), teacher.author(Role.TEACHER), "Hello", null));
        comingBack.join();

        assertThat(lastOf(room)).isGreaterThanOrEqualTo(toCome);
    }

    private static long lastOf(Room room) {
        return room.askAt((_, last) -> last);
    }
}
