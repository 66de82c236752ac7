package io.livestream.platform.problem;

/** Why a request is refused, in the words of the domain; only the mapper knows the HTTP status of each. */
public enum Kind {
    INVALID,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    STALE,
    TOO_LARGE,
    TOO_MANY,
    UNAVAILABLE
}
