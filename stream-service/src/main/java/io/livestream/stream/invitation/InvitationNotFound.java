package io.livestream.stream.invitation;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** The stream has no such invitation, or none any longer. */
final class InvitationNotFound extends ServiceException {

    InvitationNotFound(UUID invitationId) {
        super(
                Kind.NOT_FOUND,
                "invitation-not-found",
                "There is no such invitation.",
                Map.of("invitationId", invitationId));
    }
}
