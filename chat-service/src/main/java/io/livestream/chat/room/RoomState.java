package io.livestream.chat.room;

import io.livestream.chat.history.Message;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.problem.StreamNotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one stream's events amount to, as far as its chat cares: a pure function of the log, but for posts under way. Not safe
 * for threads; {@link Room} guards it.
 *
 * <p>A repeated event changes nothing: each says what is so from now on, and those that would add something are known by their
 * message's id.
 */
public final class RoomState {

    private final UUID streamId;
    private final People people;
    private final Map<UUID, Instant> mutedUntil;
    private final RecentMessages recent;
    private final Pin pin;
    private final PostTimes posts = new PostTimes();
    private final RecentIds seen = new RecentIds();
    /** Null while nothing is known of the stream, and once it is deleted. */
    private StreamState stream;

    private ChatSettings settings;
    private int peakViewers;

    RoomState(RoomSnapshot snapshot) {
        streamId = snapshot.streamId();
        people = snapshot.people();
        mutedUntil = new HashMap<>(snapshot.mutedUntil());
        recent = new RecentMessages(snapshot.newest());
        stream = snapshot.stream();
        settings = snapshot.settings();
        pin = new Pin(snapshot.pinned());
        peakViewers = snapshot.peakViewers();
        snapshot.lastPosts().forEach(posts::posted);
    }

    /** @return false if the event is a repeat and changed nothing */
    boolean apply(Logged logged) {
        if (!seen.add(logged.id())) {
            return false;
        }
        switch (logged.event()) {
            case StreamEvent event -> apply(event);
            case ParticipantEvent event -> {
                people.apply(event);
                if (event instanceof ParticipantEvent.Joined joined) {
                    peakViewers = Math.max(peakViewers, joined.viewers());
                }
            }
            case ChatEvent event -> apply(logged, event);
            case QuestionEvent _ -> {}
        }
        return true;
    }

    private void apply(StreamEvent event) {
        switch (event) {
            case StreamEvent.Created(StreamState state) -> stream = state;
            case StreamEvent.Updated(StreamState state) -> stream = state;
            case StreamEvent.Started(StreamState state) -> stream = state;
            case StreamEvent.Cancelled(StreamState state) -> stream = state;
            case StreamEvent.Stopped(StreamState state) -> {
                stream = state;
                people.allLeave();
            }
            case StreamEvent.Deleted _ -> {
                stream = null;
                people.allLeave();
            }
        }
    }

    private void apply(Logged logged, ChatEvent event) {
        switch (event) {
            case ChatEvent.Posted posted -> {
                if (recent.add(Message.of(logged, posted))) {
                    posts.posted(posted.author().id(), logged.at());
                }
            }
            case ChatEvent.Removed removed -> {
                recent.remove(removed.messageId(), logged.seq());
                pin.removed(removed.messageId());
            }
            case ChatEvent.Pinned pinned -> pin(pinned.messageId());
            case ChatEvent.Unpinned _ -> pin.clear();
            case ChatEvent.SettingsChanged changed ->
                settings = new ChatSettings(changed.slowModeSeconds(), changed.enabled());
            case ChatEvent.Muted muted ->
                mutedUntil.put(muted.userId(), muted.until() == null ? Instant.MAX : muted.until());
            case ChatEvent.Unmuted unmuted -> mutedUntil.remove(unmuted.userId());
        }
    }

    private void pin(UUID messageId) {
        if (!recent.hasRemoved(messageId)) {
            pin.set(messageId, message(messageId));
        }
    }

    /** True if nothing is known of the stream: it is deleted, or there never was one. */
    boolean isUnknown() {
        return stream == null;
    }

    /** Whether for this caller there is such a stream. */
    public boolean maySee(Caller caller) {
        return stream != null && standing(caller).maySee();
    }

    /**
     * How the caller stands to the stream.
     *
     * @throws StreamNotFound if for the caller there is no such stream
     */
    public Standing require(Caller caller) {
        if (stream == null) {
            throw new StreamNotFound(streamId);
        }
        return standing(caller).requireSeen();
    }

    private Standing standing(Caller caller) {
        UUID user = caller.id();
        return new Standing(
                stream,
                isOwner(user),
                caller.isAdmin(),
                people.isModerator(user),
                people.isInvited(caller),
                people.isRemoved(user),
                people.isPresent(user),
                people.hasJoined(user));
    }

    /** How a caller who may post stands to the stream; throws the first of the refusals, in the contract's order. */
    public Standing requirePoster(Caller caller, Instant now) {
        Standing standing = require(caller);
        if (!isOpen(standing)) {
            throw new ChatClosed();
        }
        if (!standing.mayOwn()) {
            requirePart(standing, caller.id(), now);
        }
        return standing;
    }

    /** As {@link #requireParticipant}, while the class is live. */
    public Standing requireLiveParticipant(Caller caller) {
        if (!require(caller).isLive()) {
            throw new StreamNotLive();
        }
        return requireParticipant(caller);
    }

    /** How a caller who takes part stands to the stream: whoever is present, and those who may do what its owner may. */
    public Standing requireParticipant(Caller caller) {
        Standing standing = require(caller);
        if (!standing.mayOwn()) {
            requirePresent(standing);
        }
        return standing;
    }

    private static void requirePresent(Standing standing) {
        if (standing.removed()) {
            throw new RemovedFromStream();
        }
        if (!standing.present()) {
            throw new NotJoined();
        }
    }

    private boolean isOpen(Standing standing) {
        return standing.isLive() && stream.chatEnabled() && settings.enabled();
    }

    private void requirePart(Standing standing, UUID user, Instant now) {
        requirePresent(standing);
        Instant until = mutedUntil.get(user);
        if (until != null && now.isBefore(until)) {
            throw new MutedInChat(until.equals(Instant.MAX) ? null : until);
        }
    }

    /**
     * Lets one post of a viewer through, unless their last one is too recent; whoever runs the stream need not wait. To be
     * followed by {@link #postFailed} if the post does not get to the log.
     */
    public void letThrough(Standing standing, UUID user, Instant now) {
        if (standing.isStaff() || settings.slowModeSeconds() == 0) {
            return;
        }
        Duration wait = posts.wait(user, settings.slowMode(), now);
        if (wait.isPositive()) {
            throw new SlowMode(wait);
        }
        posts.letThrough(user, now);
    }

    public void postFailed(UUID user, Instant at) {
        posts.failed(user, at);
    }

    /** Empty while nothing is known of the stream. */
    public Optional<UUID> owner() {
        return Optional.ofNullable(stream).map(known -> known.teacher().id());
    }

    public boolean isOwner(UUID user) {
        return stream != null && stream.teacher().id().equals(user);
    }

    public boolean isModerator(UUID user) {
        return people.isModerator(user);
    }

    /** How many are present, the owner not counted. */
    public int viewers() {
        return people.present()
                - (stream != null && people.isPresent(stream.teacher().id()) ? 1 : 0);
    }

    /** The most seats that were ever taken at once, as stream-service counted them. */
    public int peakViewers() {
        return peakViewers;
    }

    public boolean isPresent(UUID user) {
        return people.isPresent(user);
    }

    /** Until when the user may not post, {@link Instant#MAX} without an end; also when that is over. */
    public Optional<Instant> mutedUntil(UUID user) {
        return Optional.ofNullable(mutedUntil.get(user));
    }

    /** Whether a mute of the user is on record, also one whose time is over. */
    public boolean isMuted(UUID user) {
        return mutedUntil.containsKey(user);
    }

    public ChatSettings settings() {
        return settings;
    }

    public Optional<UUID> pinned() {
        return pin.id();
    }

    /** The message that is pinned, as it is now; empty if none is, or if it is one of a while ago that nobody has looked up yet. */
    public Optional<Message> pinnedMessage() {
        return pin.message();
    }

    /** That of the pinned message if nobody has looked it up yet: another node pinned one of a while ago. */
    public Optional<UUID> unknownPinned() {
        return pin.message().isPresent() ? Optional.empty() : pin.id();
    }

    /** Takes over what was looked up, if it still is the pinned message. */
    public void lookedUp(Message message) {
        pin.lookedUp(message);
    }

    /** A message of this room, as it is now, as far as it is the pinned one or a recent one. */
    public Optional<Message> message(UUID id) {
        return pinnedMessage()
                .filter(message -> message.id().equals(id))
                .or(() -> recent.only(id).messages().stream().findFirst());
    }

    /** Keeps a message that is about to be pinned and may be older than the recent ones; whether it will be, the log says. */
    public void rememberToBePinned(Message message) {
        pin.announce(message);
    }

    public RecentMessages recent() {
        return recent;
    }
}
