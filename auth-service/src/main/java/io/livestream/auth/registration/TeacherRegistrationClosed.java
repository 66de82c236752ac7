package io.livestream.auth.registration;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;

/** Teachers do not register themselves here; an admin names them. */
final class TeacherRegistrationClosed extends ServiceException {

    TeacherRegistrationClosed() {
        super(
                Kind.FORBIDDEN,
                "teacher-registration-closed",
                "Teachers cannot register themselves here. Register as a student and ask an admin for the role.");
    }
}
