package io.livestream.testing;

/** The part that somebody plays towards one stream: the columns of an access matrix. */
public enum Part {
    /** Has no token. */
    ANONYMOUS,
    /** A student; a participant or a stranger, as the fixture says. */
    STUDENT,
    /** A teacher who does not own the stream. */
    TEACHER,
    MODERATOR,
    OWNER,
    ADMIN
}
