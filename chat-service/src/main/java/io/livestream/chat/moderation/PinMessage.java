package io.livestream.chat.moderation;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The message that is to stand above the others. */
public record PinMessage(@NotNull UUID messageId) {}
