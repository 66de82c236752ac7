package io.livestream.qa.vote;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** Nobody votes for what they asked themself. */
final class OwnQuestion extends ServiceException {

    OwnQuestion(UUID questionId) {
        super(
                Kind.CONFLICT,
                "own-question",
                "You cannot vote for your own question.",
                Map.of("questionId", questionId));
    }
}
