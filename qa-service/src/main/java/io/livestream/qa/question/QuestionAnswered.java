package io.livestream.qa.question;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** An answered question belongs to the class; its author can no longer take it back. */
final class QuestionAnswered extends ServiceException {

    QuestionAnswered(UUID questionId) {
        super(
                Kind.CONFLICT,
                "question-answered",
                "The question was answered and can no longer be withdrawn.",
                Map.of("questionId", questionId));
    }
}
