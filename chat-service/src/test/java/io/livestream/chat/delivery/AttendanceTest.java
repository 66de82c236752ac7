package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.delivery.Attendance.Held;
import io.livestream.platform.caller.Caller;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttendanceTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Caller ben = new Caller(UUID.randomUUID(), "Ben", null, Set.of("student"));
    private final Caller eve = new Caller(UUID.randomUUID(), "Eve", null, Set.of("student"));
    private final Attendance attendance = new Attendance();

    @Test
    void thoseWhoAreDueAreSoOnce() {
        attendance.opened(socket(ben), NOON);

        assertThat(due(1)).extracting(Held::userId).containsExactly(ben.id());
        assertThat(due(2)).isEmpty();
        assertThat(due(30)).extracting(Held::since).containsExactly(NOON);
    }

    @Test
    void thoseWhoCouldNotBeCountedAreDueAgainAtOnce() {
        RoomSocket bens = socket(ben);
        attendance.opened(bens, NOON);
        attendance.opened(socket(eve), NOON);
        List<Held> due = due(1);
        attendance.closed(bens);

        attendance.notCounted(due);

        assertThat(due(3)).extracting(Held::userId).containsExactly(eve.id());
    }

    @Test
    void aPersonIsFoundWithAllTheirSockets() {
        RoomSocket one = socket(ben);
        RoomSocket other = socket(ben);
        attendance.opened(one, NOON);
        attendance.opened(socket(eve), NOON);
        attendance.opened(other, NOON);
        assertThat(attendance.socketsOf(ben.id())).containsExactly(one, other);

        attendance.closed(one);
        assertThat(attendance.socketsOf(ben.id())).containsExactly(other);

        attendance.closed(other);
        assertThat(attendance.socketsOf(ben.id())).isEmpty();
    }

    @Test
    void whoHasAnotherSocketOpenStillHoldsTheirSeatSinceTheFirst() {
        RoomSocket phone = socket(ben);
        attendance.opened(phone, NOON);
        attendance.opened(socket(ben), NOON.plusSeconds(30));

        attendance.closed(phone);

        assertThat(due(60)).containsExactly(new Held(ben.id(), NOON));
    }

    @Test
    void whoseLastSocketIsClosedHoldsItNoMore() {
        RoomSocket phone = socket(ben);
        RoomSocket laptop = socket(ben);
        RoomSocket eves = socket(eve);
        List.of(phone, laptop, eves).forEach(socket -> attendance.opened(socket, NOON));

        attendance.closed(phone);
        attendance.closed(laptop);

        assertThat(due(60)).extracting(Held::userId).containsExactly(eve.id());
        attendance.closed(eves);
        assertThat(attendance.isEmpty()).isTrue();
    }

    @Test
    void whoComesBackHoldsItFromThenOn() {
        RoomSocket bens = socket(ben);
        attendance.opened(bens, NOON);
        attendance.closed(bens);

        attendance.opened(socket(ben), NOON.plusSeconds(50));

        assertThat(due(60)).containsExactly(new Held(ben.id(), NOON.plusSeconds(50)));
    }

    @Test
    void whoIsNotPresentIsNotCounted() {
        attendance.opened(socket(ben), NOON);

        assertThat(attendance.due(_ -> false, NOON, NOON)).isEmpty();
    }

    private List<Held> due(int seconds) {
        Instant now = NOON.plusSeconds(seconds);
        return attendance.due(_ -> true, now.minusSeconds(20), now);
    }

    private static RoomSocket socket(Caller person) {
        var connection = new EmbeddedChannel(new ChannelInboundHandlerAdapter())
                .pipeline()
                .firstContext();
        return new RoomSocket(connection, person, "peer", NOON);
    }
}
