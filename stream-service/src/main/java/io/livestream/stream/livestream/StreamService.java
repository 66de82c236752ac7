package io.livestream.stream.livestream;

import io.livestream.platform.Ids;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.caller.ETags;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.outbox.Outbox;
import io.livestream.platform.problem.TeachersOnly;
import io.livestream.stream.access.StreamAccess;
import io.livestream.stream.participation.PresenceService;
import io.livestream.stream.people.Account;
import io.livestream.stream.people.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The life of streams. Every change is told on the log in the transaction that makes it. */
@ApplicationScoped
class StreamService {

    private final StreamRepository streams;
    private final StreamAccess access;
    private final PresenceService presence;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    StreamService(
            StreamRepository streams,
            StreamAccess access,
            PresenceService presence,
            People people,
            Outbox outbox,
            Clock clock) {
        this.streams = streams;
        this.access = access;
        this.presence = presence;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    StreamView create(CreateStream request, Caller caller) {
        Instant now = clock.instant();
        Form.requireFuture(request.scheduledAt(), now);
        if (!caller.isTeacher() && !caller.isAdmin()) {
            throw new TeachersOnly();
        }
        LiveStream stream = new LiveStream(Ids.next(), request.details(), teacher(caller), now);
        streams.persist(stream);
        StreamState created = tell(stream, StreamEvent.Created::new);
        return read(created.id(), caller);
    }

    /**
     * Under the name that the account bears now, which the token may not know yet. Who renames the streams of a teacher comes before this
     * or finds the new one.
     */
    private Person teacher(Caller caller) {
        return people.hold(caller.id()).map(Account::person).orElseGet(caller::person);
    }

    StreamView read(UUID streamId, Caller caller) {
        return StreamView.of(access.see(streamId, caller));
    }

    /** Whoever may no longer see the stream after the change is let go. */
    StreamView change(UUID streamId, ChangeStream request, String ifMatch, Caller caller) {
        requireTimeToCome(streamId, request, caller);
        return presence.sweepThenCall(streamId, caller, standing -> {
            LiveStream stream = owned(standing);
            Instant now = clock.instant();
            boolean changed = stream.change(request.appliedTo(stream.details()), now);
            // Only what would succeed is held to the version that its caller has read (RFC 9110, 13.2.1).
            ETags.check(ifMatch, stream.version());
            if (changed) {
                tell(stream, StreamEvent.Updated::new);
                presence.letGoOfStrangers(streamId, now);
            }
            return read(streamId, caller);
        });
    }

    /** The time that is given must not be over, unless the caller sees that the stream has it already. This is refused before anything else. */
    private void requireTimeToCome(UUID streamId, ChangeStream request, Caller caller) {
        Optional<Instant> wanted = request.newTime();
        if (wanted.isPresent() && !wanted.equals(timeSeenBy(streamId, caller))) {
            Form.requireFuture(wanted.get(), clock.instant());
        }
    }

    private Optional<Instant> timeSeenBy(UUID streamId, Caller caller) {
        return access.find(streamId, caller)
                .filter(Standing::maySee)
                .map(standing -> standing.stream().scheduledAt());
    }

    /** Starts it once, however often and however many ask. */
    @Transactional
    StreamView start(UUID streamId, Caller caller) {
        LiveStream stream = owned(access.lock(streamId, caller));
        if (stream.start(clock.instant())) {
            tell(stream, StreamEvent.Started::new);
        }
        return read(streamId, caller);
    }

    /** Ends the class and, with the same event, everybody's presence. */
    StreamView stop(UUID streamId, Caller caller) {
        return presence.sweepThenCall(streamId, caller, standing -> {
            LiveStream stream = owned(standing);
            Instant end = presence.possibleEnd(streamId, clock.instant());
            if (stream.stop(end)) {
                presence.endAll(streamId, end);
                tell(stream, StreamEvent.Stopped::new);
            }
            return read(streamId, caller);
        });
    }

    @Transactional
    StreamView cancel(UUID streamId, Caller caller) {
        LiveStream stream = owned(access.lock(streamId, caller));
        if (stream.cancel(clock.instant())) {
            tell(stream, StreamEvent.Cancelled::new);
        }
        return read(streamId, caller);
    }

    @Transactional
    void delete(UUID streamId, Caller caller) {
        owned(access.lock(streamId, caller)).delete(clock.instant());
        outbox.append(streamId, new StreamEvent.Deleted(streamId, caller.person()));
        outbox.streamDeleted(streamId);
    }

    /** The stream that the caller has locked and, as is checked here, may do with as its owner may. */
    private LiveStream owned(Standing locked) {
        return streams.findById(locked.requireOwner().stream().id());
    }

    private StreamState tell(LiveStream stream, Function<StreamState, StreamEvent> event) {
        streams.flush();
        StreamState state = stream.state();
        outbox.append(state.id(), event.apply(state));
        outbox.stream(state);
        return state;
    }
}
