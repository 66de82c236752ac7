package io.livestream.qa.question;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.util.Map;
import java.util.UUID;

/** There is no such question in the stream, or no longer. */
public final class QuestionNotFound extends ServiceException {

    public QuestionNotFound(UUID questionId) {
        super(Kind.NOT_FOUND, "question-not-found", "There is no such question.", Map.of("questionId", questionId));
    }
}
