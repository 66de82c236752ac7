package io.livestream.chat.access;

import io.livestream.chat.room.RoomState;
import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.problem.StreamNotFound;

/** Who may be in a room and who may take part in it, and what those are told who may not. It is asked while nobody changes the state. */
public final class RoomAccess {

    private RoomAccess() {}

    /**
     * How a caller who may be in the room stands to the stream.
     *
     * @throws StreamNotFound if for the caller there is no such stream
     * @throws RemovedFromStream if the caller is kept out
     */
    public static Standing requireAdmitted(RoomState state, Caller caller) {
        Standing standing = state.require(caller);
        requireNotRemoved(standing);
        return standing;
    }

    /**
     * How a caller who takes part stands to the stream: whoever is present, and those who may do what its owner may.
     *
     * @throws StreamNotFound if for the caller there is no such stream
     * @throws RemovedFromStream if the caller is kept out
     * @throws NotJoined if the caller is not present
     */
    public static Standing requireParticipant(RoomState state, Caller caller) {
        Standing standing = state.require(caller);
        if (!standing.mayOwn()) {
            requirePresent(standing);
        }
        return standing;
    }

    /**
     * As {@link #requireParticipant}, while the class is live.
     *
     * @throws StreamNotLive if it is not, whoever asks
     */
    public static Standing requireLiveParticipant(RoomState state, Caller caller) {
        if (!state.require(caller).isLive()) {
            throw new StreamNotLive();
        }
        return requireParticipant(state, caller);
    }

    /**
     * Refuses whoever is not present; to be asked of those alone who may not do what the owner may.
     *
     * @throws RemovedFromStream if they are kept out
     * @throws NotJoined if they are not present
     */
    public static void requirePresent(Standing standing) {
        requireNotRemoved(standing);
        if (!standing.present()) {
            throw new NotJoined();
        }
    }

    private static void requireNotRemoved(Standing standing) {
        if (standing.removed()) {
            throw new RemovedFromStream();
        }
    }
}
