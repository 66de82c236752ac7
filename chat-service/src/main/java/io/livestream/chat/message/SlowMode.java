package io.livestream.chat.message;

import io.livestream.platform.problem.Kind;
import io.livestream.platform.problem.ServiceException;
import java.time.Duration;

/** The caller's last message is too recent for the chat's slow mode. */
final class SlowMode extends ServiceException {

    SlowMode(Duration wait) {
        super(Kind.TOO_MANY, "slow-mode", "The chat is in slow mode: wait before your next message.");
        withRetryAfter(wait);
    }
}
