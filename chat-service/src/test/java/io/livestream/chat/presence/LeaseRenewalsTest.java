package io.livestream.chat.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.RoomClient;
import io.livestream.chat.hub.RoomHub;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.platform.event.EventCodec;
import io.livestream.platform.event.PresenceRenewed;
import io.livestream.platform.event.PresenceRenewed.Holder;
import io.livestream.platform.event.Unreadable;
import io.livestream.platform.log.Topics;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LeaseRenewalsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    RoomHubs hubs;

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();

    @Test
    void whoIsPresentWithASocketOpenIsToldOfOnceHoweverManySocketsTheyHave() {
        Classroom room = Classroom.live(teacher, student);

        try (RoomClient _ = RoomClient.open(student, room);
                RoomClient _ = RoomClient.open(student, room)) {
            await().atMost(PATIENCE).until(() -> !renewals(room).isEmpty());

            PresenceRenewed renewed = renewals(room).getFirst();
            assertThat(renewed.people()).extracting(Holder::userId).containsExactly(student.id());
            assertThat(renewed.people().getFirst().since()).isBeforeOrEqualTo(renewed.at());
        }
    }

    @Test
    void whoOnlyLooksHoldsNoSeat() {
        Classroom room = Classroom.live(teacher, student);
        TestUser onlooker = As.student();

        try (RoomClient _ = RoomClient.open(onlooker, room);
                RoomClient _ = RoomClient.open(student, room)) {
            await().atMost(PATIENCE).until(() -> !renewals(room).isEmpty());

            assertThat(renewals(room))
                    .flatExtracting(PresenceRenewed::people)
                    .extracting(Holder::userId)
                    .doesNotContain(onlooker.id());
        }
    }

    @Test
    void whoJoinsWithASocketOpenIsToldOfFromThenOn() {
        Classroom room = Classroom.live(teacher);

        try (RoomClient client = RoomClient.open(student, room)) {
            room.join(student);
            client.await("viewers");

            await().atMost(PATIENCE).until(() -> !renewals(room).isEmpty());
        }
    }

    @Test
    void whoseLastSocketIsClosedIsToldOfNoMore() {
        Classroom room = Classroom.live(teacher, student);
        RoomClient phone = RoomClient.open(student, room);
        RoomClient laptop = RoomClient.open(student, room);
        RoomHub hub = hubs.of(room.id()).orElseThrow();

        phone.close();

        await().atMost(PATIENCE).until(() -> hub.socketsOf(student.id()).size() == 1);
        assertThat(due(hub)).extracting(Holder::userId).containsExactly(student.id());
        assertThat(hub.isNeeded()).isTrue();

        laptop.close();

        await().atMost(PATIENCE).until(() -> due(hub).isEmpty());
        assertThat(hub.isNeeded()).isFalse();
    }

    /** Whoever is told of, be it now or later. */
    private static List<Holder> due(RoomHub hub) {
        Instant now = Instant.now();
        return hub.dueForRenewal(now.plus(Duration.ofHours(1)), now);
    }

    private static List<PresenceRenewed> renewals(Classroom room) {
        return LogProbe.log().recordsOn(Topics.PRESENCE).stream()
                .filter(record -> record.key().equals(room.id().toString()))
                .map(LeaseRenewalsTest::renewal)
                .toList();
    }

    private static PresenceRenewed renewal(ConsumerRecord<String, byte[]> record) {
        try {
            assertThat(UUID.fromString(record.key())).isNotNull();
            return EventCodec.read(record.value(), PresenceRenewed.class);
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }
}
