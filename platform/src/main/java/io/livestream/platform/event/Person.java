package io.livestream.platform.event;

import java.util.UUID;

/** Somebody as others see them, with the name that they bore at the time. */
public record Person(UUID id, String displayName) {}
