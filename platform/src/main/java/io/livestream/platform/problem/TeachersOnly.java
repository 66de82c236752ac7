package io.livestream.platform.problem;

/** The caller's account may watch streams and not give them. */
public final class TeachersOnly extends ServiceException {

    public TeachersOnly() {
        super(Kind.FORBIDDEN, "teachers-only", "Only teachers have streams of their own.");
    }
}
