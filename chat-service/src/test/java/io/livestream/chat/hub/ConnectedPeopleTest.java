package io.livestream.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.delivery.RoomSocket;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.PresenceRenewed.Holder;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectedPeopleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Caller ben = new Caller(UUID.randomUUID(), "Ben", null, Set.of(AccountRole.STUDENT));
    private final Caller eve = new Caller(UUID.randomUUID(), "Eve", null, Set.of(AccountRole.STUDENT));
    private final ConnectedPeople people = new ConnectedPeople();

    @Test
    void thoseWhoAreDueAreSoOnce() {
        people.opened(socket(ben), NOON);

        assertThat(due(1)).extracting(Holder::userId).containsExactly(ben.id());
        assertThat(due(2)).isEmpty();
        assertThat(due(30)).extracting(Holder::since).containsExactly(NOON);
    }

    @Test
    void thoseWhoCouldNotBeCountedAreDueAgainAtOnce() {
        RoomSocket bens = socket(ben);
        people.opened(bens, NOON);
        people.opened(socket(eve), NOON);
        List<Holder> due = due(1);
        people.closed(bens);

        people.renewalFailed(due);

        assertThat(due(3)).extracting(Holder::userId).containsExactly(eve.id());
    }

    @Test
    void aPersonIsFoundWithAllTheirSockets() {
        RoomSocket one = socket(ben);
        RoomSocket other = socket(ben);
        people.opened(one, NOON);
        people.opened(socket(eve), NOON);
        people.opened(other, NOON);
        assertThat(people.socketsOf(ben.id())).containsExactly(one, other);

        people.closed(one);
        assertThat(people.socketsOf(ben.id())).containsExactly(other);

        people.closed(other);
        assertThat(people.socketsOf(ben.id())).isEmpty();
    }

    @Test
    void whoHasAnotherSocketOpenStillHoldsTheirSeatSinceTheFirst() {
        RoomSocket phone = socket(ben);
        people.opened(phone, NOON);
        people.opened(socket(ben), NOON.plusSeconds(30));

        people.closed(phone);

        assertThat(due(60)).containsExactly(new Holder(ben.id(), NOON));
    }

    @Test
    void whoseLastSocketIsClosedHoldsItNoMore() {
        RoomSocket phone = socket(ben);
        RoomSocket laptop = socket(ben);
        RoomSocket eves = socket(eve);
        List.of(phone, laptop, eves).forEach(socket -> people.opened(socket, NOON));

        people.closed(phone);
        people.closed(laptop);

        assertThat(due(60)).extracting(Holder::userId).containsExactly(eve.id());
        people.closed(eves);
        assertThat(people.isEmpty()).isTrue();
    }

    @Test
    void whoComesBackHoldsItFromThenOn() {
        RoomSocket bens = socket(ben);
        people.opened(bens, NOON);
        people.closed(bens);

        people.opened(socket(ben), NOON.plusSeconds(50));

        assertThat(due(60)).containsExactly(new Holder(ben.id(), NOON.plusSeconds(50)));
    }

    @Test
    void whoIsNotPresentIsNotCounted() {
        people.opened(socket(ben), NOON);

        assertThat(people.dueForRenewal(_ -> false, NOON, NOON)).isEmpty();
    }

    private List<Holder> due(int seconds) {
        Instant now = NOON.plusSeconds(seconds);
        return people.dueForRenewal(_ -> true, now.minusSeconds(20), now);
    }

    private static RoomSocket socket(Caller person) {
        var connection = new EmbeddedChannel(new ChannelInboundHandlerAdapter())
                .pipeline()
                .firstContext();
        return new RoomSocket(connection, person, "peer", NOON);
    }
}
