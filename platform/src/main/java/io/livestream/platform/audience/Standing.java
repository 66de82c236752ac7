package io.livestream.platform.audience;

import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.Status;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.event.Visibility;
import io.livestream.platform.problem.NotJoined;
import io.livestream.platform.problem.NotYours;
import io.livestream.platform.problem.RemovedFromStream;
import io.livestream.platform.problem.StreamNotFound;
import io.livestream.platform.problem.StreamNotLive;

/**
 * How one caller stands to one stream, and what follows from it in every service: who may see it, who runs it, who has which
 * part in it.
 *
 * @param owner the teacher who created the stream
 * @param admin the caller's account is an admin's: they may do what an owner may
 * @param invited by account or by address
 * @param removed kept out by the owner or a moderator
 * @param present holds a lease now
 * @param joinedEver was present at some time
 */
public record Standing(
        StreamState stream,
        boolean owner,
        boolean admin,
        boolean moderator,
        boolean invited,
        boolean removed,
        boolean present,
        boolean joinedEver) {

    /** How the caller stands to the stream; which part they have in it is for whoever keeps that to say. */
    public static Standing of(
            StreamState stream,
            Caller caller,
            boolean moderator,
            boolean invited,
            boolean removed,
            boolean present,
            boolean joinedEver) {
        boolean owner = stream.teacher().id().equals(caller.id());
        return new Standing(stream, owner, caller.isAdmin(), moderator, invited, removed, present, joinedEver);
    }

    public boolean maySee() {
        return stream.visibility() != Visibility.PRIVATE || isStaff() || invited;
    }

    /** @throws StreamNotFound if the stream does not exist for the caller */
    public Standing requireSeen() {
        if (!maySee()) {
            throw new StreamNotFound(stream.id());
        }
        return this;
    }

    /** May do what the owner may. */
    public boolean mayOwn() {
        return owner || admin;
    }

    /** The owner, an admin or a moderator. */
    public boolean isStaff() {
        return mayOwn() || moderator;
    }

    public Standing requireOwner() {
        requireSeen();
        if (!mayOwn()) {
            throw new NotYours();
        }
        return this;
    }

    public Standing requireStaff() {
        requireSeen();
        if (!isStaff()) {
            throw new NotYours();
        }
        return this;
    }

    public boolean isLive() {
        return stream.status() == Status.LIVE;
    }

    /** @throws StreamNotLive if it is not, whoever asks */
    public Standing requireLive() {
        if (!isLive()) {
            throw new StreamNotLive(stream.id());
        }
        return this;
    }

    /** @throws RemovedFromStream if the caller is kept out, whoever they are */
    public Standing requireNotRemoved() {
        if (removed) {
            throw new RemovedFromStream(stream.id());
        }
        return this;
    }

    /**
     * Whoever is present takes part, and without having joined those who may do what the owner may.
     *
     * @throws RemovedFromStream if the caller is kept out
     * @throws NotJoined if the caller is not present
     */
    public Standing requireParticipant() {
        if (mayOwn()) {
            return this;
        }
        requireNotRemoved();
        if (!present) {
            throw new NotJoined(stream.id());
        }
        return this;
    }

    /** The part in the stream that others see beside the name; an admin who is not the owner acts as a moderator. */
    public Role role() {
        if (owner) {
            return Role.TEACHER;
        }
        return moderator || admin ? Role.MODERATOR : Role.VIEWER;
    }
}
