package io.livestream.qa.audience;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The class is over or takes no questions. */
final class QuestionsClosed extends ServiceException {

    QuestionsClosed() {
        super(
                Kind.CONFLICT,
                "questions-closed",
                "This class takes no questions: it is over, or they are switched off.");
    }
}
