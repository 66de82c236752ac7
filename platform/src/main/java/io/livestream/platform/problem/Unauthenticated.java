package io.livestream.platform.problem;

/** The caller has not proved who they are. */
public final class Unauthenticated extends ServiceException {

    public Unauthenticated() {
        super(Kind.UNAUTHENTICATED, "unauthenticated", "A valid access token is needed.");
    }
}
