package io.livestream.chat.socket;

import io.livestream.chat.hub.RoomHub;
import io.livestream.platform.token.BearerTokens.Bearer;
import java.util.Optional;

/**
 * Somebody who may come in.
 *
 * @param hub of their room; it is ready for them
 * @param after the place up to which their client has everything; empty if it comes for the first time
 */
public record Admitted(Bearer bearer, RoomHub hub, Optional<Long> after) {}
