package io.livestream.auth.login;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** The body is not a form. */
final class MalformedForm extends ServiceException {

    MalformedForm() {
        super(Kind.INVALID, "malformed", "The request's form cannot be read.");
    }
}
