package io.livestream.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** Somebody as others see them, with the name that they bore at the time. */
@RegisterForReflection
public record Person(UUID id, String displayName) {}
