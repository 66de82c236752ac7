package io.livestream.chat.message;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.time.Instant;
import java.util.Map;

/** The caller may read and not post, for a while ({@code until}) or until somebody unmutes them. */
final class MutedInChat extends ServiceException {

    MutedInChat(Instant until) {
        super(
                Kind.FORBIDDEN,
                "muted",
                "You are muted in this chat.",
                until == null ? Map.of() : Map.of("until", until));
    }
}
