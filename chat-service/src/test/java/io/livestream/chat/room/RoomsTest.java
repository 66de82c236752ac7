package io.livestream.chat.room;

import static io.livestream.chat.Chats.pin;
import static io.livestream.chat.Chats.post;
import static io.livestream.chat.Chats.posted;
import static io.livestream.chat.Chats.remove;
import static io.livestream.chat.Chats.settings;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.livestream.chat.history.Message;
import io.livestream.chat.message.PostingRules;
import io.livestream.chat.trace.FanOutTraces;
import io.livestream.platform.Ids;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.Visibility;
import io.livestream.platform.log.Kafka;
import io.livestream.platform.log.LogEnd;
import io.livestream.platform.problem.ServiceException;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoomsTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final RoomLoader loader;
    private final Rooms rooms;
    private final LogEnd logEnd;
    private final Kafka kafka;
    private final RoomSettings settings;
    private final FanOutTraces traces;

    RoomsTest(RoomLoader loader, Rooms rooms, LogEnd logEnd, Kafka kafka, RoomSettings settings, FanOutTraces traces) {
        this.loader = loader;
        this.rooms = rooms;
        this.logEnd = logEnd;
        this.kafka = kafka;
        this.settings = settings;
        this.traces = traces;
    }

    @Test
    void aRoomThatIsLoadedIsTheOneThatWasHeld() {
        TestUser muted = As.student();
        TestUser removed = As.student();
        TestUser moderator = As.student();
        TestUser stranger = As.student();
        Classroom room = Classroom.live(teacher, student, muted, removed).moderator(moderator);
        room.update(draft -> draft.visibility(Visibility.PRIVATE)).inviteAddress(student.email());
        settings(teacher, room, 45, true).then().statusCode(200);
        UUID pinned = posted(teacher, room, "Read chapter 4");
        UUID gone = posted(student, room, "Something rude");
        pin(teacher, room, pinned).then().statusCode(204);
        remove(teacher, room, gone).then().statusCode(204);
        room.append(new ChatEvent.Muted(muted.id(), null, teacher.person()));
        room.append(new ParticipantEvent.Removed(removed.id(), teacher.person()));
        Room held = rooms.of(room.id());
        rooms.refresh(held);

        Room loaded = loadedOnceWritten(held);

        for (TestUser person : new TestUser[] {teacher, student, muted, removed, moderator, stranger}) {
            assertThat(outcome(loaded, person)).as(person.displayName()).isEqualTo(outcome(held, person));
        }
        assertThat(loaded.ask(RoomState::settings)).isEqualTo(new ChatSettings(45, true));
        Optional<UUID> pinnedThere = loaded.ask(state -> state.pin().id());
        assertThat(pinnedThere).contains(pinned);
        assertThat(loaded.ask(state -> state.recent().after(-1, 10)).messages())
                .isEqualTo(held.ask(state -> state.recent().after(-1, 10)).messages())
                .extracting(Message::removed)
                .containsExactly(false, true);
        boolean isMuted = loaded.ask(state -> state.isMuted(muted.id()));
        assertThat(isMuted).isTrue();
    }

    @Test
    void slowModeHoldsAlsoInARoomThatWasJustLoaded() {
        Classroom room = Classroom.live(teacher, student);
        settings(teacher, room, 300, true).then().statusCode(200);
        posted(student, room, "Hello");

        Room loaded = loadedOnceWritten(rooms.of(room.id()));

        assertThat(outcome(loaded, student)).isEqualTo("slow-mode");
    }

    @Test
    void aRoomIsDroppedWhenNobodyUsesItAndComesBack() {
        Classroom room = Classroom.live(teacher, student);
        posted(student, room, "Hello");
        Room held = rooms.of(room.id());

        assertThat(held.dropIfUnused(Duration.ofMinutes(1), Duration.ZERO)).isFalse();
        assertThat(held.dropIfUnused(Duration.ZERO, Duration.ZERO)).isTrue();

        post(student, room, "Still there?").then().statusCode(201);
        assertThat(rooms.of(room.id())).isNotSameAs(held);
    }

    @Test
    void theRoomOfAnUnknownStreamIsSoonGivenUp() {
        UUID unknown = Ids.next();
        Room room = rooms.of(unknown);

        await().atMost(Duration.ofSeconds(20)).until(() -> room.dropIfUnused(Duration.ofDays(1), Duration.ofDays(1)));
        assertThat(rooms.of(unknown)).isNotSameAs(room);
    }

    @Test
    void aPlaceThatAFurtherNodeToldOfIsWaitedForWhileTheBrokerIsSilent() throws InterruptedException {
        Room room = new Room(loader.load(Ids.next()), 0);
        long toCome = room.next();
        Rooms onItsOwn = rooms(new LogEnd(new Kafka(Map.of("bootstrap.servers", "127.0.0.1:1"))));

        Thread comingBack = Thread.ofVirtual().start(() -> onItsOwn.awaitPlace(room, toCome));
        await().until(() -> comingBack.getState() == Thread.State.TIMED_WAITING);
        room.readUpTo(toCome + 1);
        comingBack.join();
    }

    @Test
    void aPlaceThatTheLogDoesNotReachIsNotWaitedFor() {
        Room room = new Room(loader.load(Ids.next()), 0);
        room.readUpTo(Long.MAX_VALUE / 2);

        Thread comingBack = Thread.ofVirtual().start(() -> rooms(logEnd).awaitPlace(room, Long.MAX_VALUE - 1));
        await().until(
                        comingBack::getState,
                        state -> state == Thread.State.TIMED_WAITING || state == Thread.State.TERMINATED);

        assertThat(comingBack.getState()).isEqualTo(Thread.State.TERMINATED);
    }

    @Test
    void theNodeIsReadyWhileItsRoomsAreRead() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("rooms"));
    }

    private Rooms rooms(LogEnd end) {
        return new Rooms(loader, end, settings, kafka, traces, new SimpleMeterRegistry());
    }

    private Room loadedOnceWritten(Room held) {
        long end = logEnd.of(held.partition());
        RoomSnapshot snapshot = await().atMost(Duration.ofSeconds(20))
                .until(() -> loader.load(held.streamId()), loaded -> loaded.next() >= end);
        return new Room(snapshot, 0);
    }

    /** What a post would come to: the role of the author, or the code of the refusal. */
    private static String outcome(Room room, TestUser person) {
        var role = person.displayName().startsWith("Teacher") ? AccountRole.TEACHER : AccountRole.STUDENT;
        Caller caller = new Caller(person.id(), person.displayName(), person.email(), Set.of(role));
        var now = Instant.now();
        try {
            return room.ask(state -> {
                        var standing = PostingRules.requirePoster(state, caller, now);
                        PostingRules.letThrough(state, standing, caller.id(), now);
                        return standing.role();
                    })
                    .name();
        } catch (ServiceException refused) {
            return refused.code();
        }
    }
}
