package io.livestream.qa.question;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** The question was taken off the list; it takes no answer, vote or pin until it is reopened. */
public final class QuestionDismissed extends ServiceException {

    public QuestionDismissed(UUID questionId) {
        super(
                Kind.CONFLICT,
                "question-dismissed",
                "The question was dismissed; reopen it first.",
                Map.of("questionId", questionId));
    }
}
