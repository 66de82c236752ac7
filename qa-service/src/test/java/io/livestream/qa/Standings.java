package io.livestream.qa;

import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.StreamState;
import io.livestream.testing.TestUser;
import java.util.Set;

/** How people stand to a stream, for rules that are tested without a database. */
public final class Standings {

    private Standings() {}

    public static Standing owner(StreamState stream) {
        return new Standing(stream, true, false, false, false, false, false, false);
    }

    public static Standing admin(StreamState stream) {
        return new Standing(stream, false, true, false, false, false, false, false);
    }

    /** Named, but not there. */
    public static Standing absentModerator(StreamState stream) {
        return new Standing(stream, false, false, true, false, false, false, false);
    }

    public static Standing present(StreamState stream) {
        return new Standing(stream, false, false, false, false, false, true, true);
    }

    public static Standing absent(StreamState stream) {
        return new Standing(stream, false, false, false, false, false, false, false);
    }

    public static Standing removed(StreamState stream) {
        return new Standing(stream, false, false, false, false, true, false, true);
    }

    public static Caller caller(TestUser user, AccountRole role) {
        return new Caller(user.id(), user.displayName(), user.email(), Set.of(role));
    }
}
