package io.livestream.platform.problem;

import java.util.List;

/** The request's form breaks a rule that no annotation can express. */
public final class Invalid extends ServiceException {

    private final List<Violation> violations;

    public Invalid(String field, String message) {
        super(Kind.INVALID, "invalid", "The request is not valid.");
        violations = List.of(new Violation(field, message));
    }

    @Override
    public List<Violation> violations() {
        return violations;
    }
}
