package io.livestream.platform.problem;

/** The caller may see the thing but neither owns it nor has a role that allows the call. */
public final class NotYours extends ServiceException {

    public NotYours() {
        super(Kind.FORBIDDEN, "not-yours", "This call is for those in charge of it.");
    }
}
