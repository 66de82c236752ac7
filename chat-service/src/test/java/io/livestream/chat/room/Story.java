package io.livestream.chat.room;

import io.livestream.platform.Ids;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.Author;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.StreamState;
import io.livestream.testing.Streams;
import io.livestream.testing.TestUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;

/** What happens in one stream, told to a state that starts from nothing. */
public final class Story {

    static final TopicPartition PARTITION = new TopicPartition("livestream.events", 3);
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    public final Caller teacher = caller("Ada", AccountRole.TEACHER);
    public final RoomState state;

    private final TestUser owner = new TestUser(teacher.id(), teacher.displayName(), teacher.email(), null);
    private StreamState stream = Streams.scheduled(owner);
    private long seq;

    public Story() {
        state = new RoomState(nothing(stream.id(), PARTITION));
        happened(new StreamEvent.Created(stream));
    }

    /** The state before the first event. */
    static RoomSnapshot nothing(UUID streamId, TopicPartition partition) {
        return new RoomSnapshot(
                streamId,
                partition,
                0,
                null,
                0,
                new People(),
                ChatSettings.DEFAULT,
                null,
                Map.of(),
                List.of(),
                Map.of());
    }

    public static Story live() {
        Story story = new Story();
        story.change(Streams.Draft::live);
        return story;
    }

    public static Caller caller(String name, AccountRole role) {
        return new Caller(UUID.randomUUID(), name, name.toLowerCase() + "@example.org", Set.of(role));
    }

    UUID id() {
        return stream.id();
    }

    public Story change(UnaryOperator<Streams.Draft> told) {
        stream = told.apply(Streams.change(stream)).build();
        happened(new StreamEvent.Updated(stream));
        return this;
    }

    public Story stop() {
        stream = Streams.change(stream).ended().build();
        happened(new StreamEvent.Stopped(stream));
        return this;
    }

    public Story join(Caller person) {
        happened(new ParticipantEvent.Joined(
                person.person(), Role.VIEWER, NOON, NOON.plusSeconds(60), state.viewers() + 1));
        return this;
    }

    public Story moderator(Caller person) {
        happened(new ParticipantEvent.ModeratorNamed(person.id(), teacher.person()));
        return this;
    }

    public Story settings(int slowModeSeconds, boolean enabled) {
        happened(new ChatEvent.SettingsChanged(slowModeSeconds, enabled, teacher.person()));
        return this;
    }

    public Story mute(Caller person, Instant until) {
        happened(new ChatEvent.Muted(person.id(), until, teacher.person()));
        return this;
    }

    /** Appends a message of that person. */
    public UUID says(Caller person, String text, Instant at) {
        UUID id = Ids.next();
        Author author = Author.of(person.person(), Role.VIEWER);
        happened(id, at, new ChatEvent.Posted(id, author, text, null));
        return id;
    }

    public Person by() {
        return teacher.person();
    }

    public Logged happened(Event event) {
        return happened(Ids.next(), NOON, event);
    }

    Logged happened(UUID eventId, Instant at, Event event) {
        return apply(new Envelope(eventId, id(), at, "/test", event));
    }

    /** The same envelope once more, further down the log. */
    Logged apply(Envelope envelope) {
        Logged logged = new Logged(envelope, PARTITION.partition(), seq++);
        state.apply(logged);
        return logged;
    }
}
