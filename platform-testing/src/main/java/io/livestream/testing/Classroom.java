package io.livestream.testing;

import io.livestream.platform.Ids;
import io.livestream.platform.caller.EmailHash;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.AccountState;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.StreamState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A stream as a service that follows it meets it: each method puts on the log what stream-service would. Times are those of the
 * machine unless {@link #at} says otherwise.
 */
public final class Classroom {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final LogProbe log = LogProbe.log();
    private final TestUser teacher;
    /** Who has a seat. */
    private final Set<UUID> viewers = new HashSet<>();

    private StreamState stream;
    private Instant moment;

    private Classroom(TestUser teacher, StreamState created) {
        this.teacher = teacher;
        this.stream = created;
        changed(new StreamEvent.Created(created));
    }

    /** A stream that has been created and not started. */
    public static Classroom scheduled(TestUser teacher) {
        return created(teacher, draft -> draft);
    }

    /** A stream that is live, with these people present. */
    public static Classroom live(TestUser teacher, TestUser... students) {
        return scheduled(teacher).start().join(students);
    }

    /** A stream that has been created as told, such as {@code draft -> draft.visibility(PRIVATE)}, and not started. */
    public static Classroom created(TestUser teacher, UnaryOperator<Streams.Draft> told) {
        return new Classroom(teacher, told.apply(Streams.draft(teacher)).build());
    }

    public UUID id() {
        return stream.id();
    }

    public StreamState stream() {
        return stream;
    }

    public TestUser teacher() {
        return teacher;
    }

    /** What follows happens at this time. */
    public Classroom at(Instant time) {
        moment = time.truncatedTo(ChronoUnit.MILLIS);
        return this;
    }

    public Classroom start() {
        stream = Streams.change(stream).liveSince(now()).build();
        return changed(new StreamEvent.Started(stream));
    }

    public Classroom stop() {
        stream = Streams.change(stream).endedAt(now()).build();
        return changed(new StreamEvent.Stopped(stream));
    }

    public Classroom cancel() {
        stream = Streams.change(stream).cancelled().build();
        return changed(new StreamEvent.Cancelled(stream));
    }

    public Classroom update(UnaryOperator<Streams.Draft> told) {
        stream = told.apply(Streams.change(stream)).build();
        return changed(new StreamEvent.Updated(stream));
    }

    public Classroom delete() {
        append(new StreamEvent.Deleted(id(), teacher.person()));
        log.stateDeleted(id());
        return this;
    }

    public Classroom join(TestUser... people) {
        for (TestUser person : people) {
            Role role = person.id().equals(teacher.id()) ? Role.TEACHER : Role.VIEWER;
            if (role == Role.VIEWER) {
                viewers.add(person.id());
            }
            append(new ParticipantEvent.Joined(person.person(), role, now(), now().plus(LEASE), viewers.size()));
        }
        return this;
    }

    public Classroom leave(TestUser person) {
        append(new ParticipantEvent.Left(person.id(), now(), Reason.LEFT));
        return this;
    }

    public Classroom remove(TestUser person) {
        append(new ParticipantEvent.Removed(person.id(), teacher.person()));
        return this;
    }

    public Classroom readmit(TestUser person) {
        append(new ParticipantEvent.Readmitted(person.id(), teacher.person()));
        return this;
    }

    public Classroom moderator(TestUser person) {
        append(new ParticipantEvent.ModeratorNamed(person.id(), teacher.person()));
        return this;
    }

    public Classroom noModerator(TestUser person) {
        append(new ParticipantEvent.ModeratorDismissed(person.id(), teacher.person()));
        return this;
    }

    /** Invites by account. */
    public Classroom invite(TestUser person) {
        append(new ParticipantEvent.Invited(Ids.next(), person.id(), null, teacher.person()));
        return this;
    }

    /** Invites by address, before anybody knows whose it is. */
    public Classroom inviteAddress(String email) {
        append(new ParticipantEvent.Invited(Ids.next(), null, EmailHash.of(email), teacher.person()));
        return this;
    }

    /** Appends anything else to the log of this stream. */
    public Logged append(Event event) {
        free(event);
        return log.append(id(), now(), event);
    }

    /** Appends these one after the other, which takes little longer than to append one. */
    public List<Logged> append(List<? extends Event> events) {
        events.forEach(this::free);
        return log.append(id(), now(), events);
    }

    /** Puts an account on {@code livestream.users}, as auth-service would. */
    public static void account(TestUser person, String role, boolean disabled) {
        AccountRole held = AccountRole.from(role).orElseThrow();
        String emailHash = EmailHash.of(person.email());
        LogProbe.log().account(new AccountState(person.id(), person.displayName(), held, disabled, emailHash));
    }

    private void free(Event event) {
        switch (event) {
            case ParticipantEvent.Left left -> viewers.remove(left.userId());
            case ParticipantEvent.Removed removed -> viewers.remove(removed.userId());
            case StreamEvent.Stopped _ -> viewers.clear();
            default -> {}
        }
    }

    private Classroom changed(StreamEvent event) {
        append(event);
        log.state(stream);
        return this;
    }

    private Instant now() {
        return moment == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : moment;
    }
}
