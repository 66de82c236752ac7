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
        return Standing.of(
                stream,
                caller,
                people.isModerator(user),
                people.isInvited(caller),
                people.isRemoved(user),
                people.isPresent(user),
                people.hasJoined(user));
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

    public boolean isRemoved(UUID user) {
        return people.isRemoved(user);
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

    /** When people last posted, and whose posts are under way. */
    public PostTimes posts() {
        return posts;
    }

    public Pin pin() {
        return pin;
    }

    /** A message of this room, as it is now, as far as it is the pinned one or a recent one. */
    public Optional<Message> message(UUID id) {
        return pin.message()
                .filter(message -> message.id().equals(id))
                .or(() -> recent.only(id).messages().stream().findFirst());
    }

    public RecentMessages recent() {
        return recent;
    }
}
