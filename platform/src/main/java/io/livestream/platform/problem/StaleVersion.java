package io.livestream.platform.problem;

/** The caller's {@code If-Match} names a version that is no longer the current one. */
public final class StaleVersion extends ServiceException {

    public StaleVersion() {
        super(Kind.STALE, "stale", "It has changed since it was read. Read it again, then repeat the change.");
    }
}
