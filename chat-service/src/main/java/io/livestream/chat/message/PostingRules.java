package io.livestream.chat.message;

import io.livestream.chat.room.RoomState;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.problem.NotJoined;
import io.livestream.platform.problem.RemovedFromStream;
import io.livestream.platform.problem.StreamNotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Who may post to a chat, and how soon again. It is asked while nobody else changes the state. */
public final class PostingRules {

    private PostingRules() {}

    /**
     * How a caller who may post stands to the stream; throws the first of the refusals, in the contract's order.
     *
     * @throws StreamNotFound if for the caller there is no such stream
     * @throws ChatClosed if nobody can post
     * @throws RemovedFromStream if the caller is kept out
     * @throws NotJoined if the caller is not present
     * @throws MutedInChat if the caller may not post for now
     */
    public static Standing requirePoster(RoomState state, Caller caller, Instant now) {
        Standing standing = state.require(caller);
        if (!isOpen(state, standing)) {
            throw new ChatClosed();
        }
        standing.requireParticipant();
        if (!standing.mayOwn()) {
            requireNotMuted(state, caller.id(), now);
        }
        return standing;
    }

    private static boolean isOpen(RoomState state, Standing standing) {
        return standing.isLive()
                && standing.stream().chatEnabled()
                && state.settings().enabled();
    }

    private static void requireNotMuted(RoomState state, UUID user, Instant now) {
        state.mutedUntil(user).filter(now::isBefore).ifPresent(until -> {
            throw new MutedInChat(until.equals(Instant.MAX) ? null : until);
        });
    }

    /**
     * Lets one post of a viewer through, unless their last one is too recent; whoever runs the stream need not wait.
     * {@link RoomState#posts} is to be told if the post does not get to the log.
     *
     * @throws SlowMode if the viewer has to wait
     */
    public static void letThrough(RoomState state, Standing standing, UUID user, Instant now) {
        requireNotTooSoon(state, standing, user, now);
        if (isSlowedDown(state, standing)) {
            state.posts().letThrough(user, now);
        }
    }

    /** As {@link #letThrough}, without letting anything through. */
    static void requireNotTooSoon(RoomState state, Standing standing, UUID user, Instant now) {
        if (isSlowedDown(state, standing)) {
            Duration wait = state.posts().wait(user, state.settings().slowMode(), now);
            if (wait.isPositive()) {
                throw new SlowMode(wait);
            }
        }
    }

    private static boolean isSlowedDown(RoomState state, Standing standing) {
        return !standing.isStaff() && state.settings().slowModeSeconds() > 0;
    }
}
