package io.livestream.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** What happened in a stream's chat. The log keeps a removed message's text; no reader may show it after {@link Removed}. */
@RegisterForReflection
public sealed interface ChatEvent extends Event {

    record Posted(UUID messageId, Author author, String text, UUID replyTo) implements ChatEvent {}

    /** The message keeps its place and loses its text; if it was pinned, it is pinned no longer. */
    record Removed(UUID messageId, Person by) implements ChatEvent {}

    record Pinned(UUID messageId, Person by) implements ChatEvent {}

    record Unpinned(Person by) implements ChatEvent {}

    record SettingsChanged(int slowModeSeconds, boolean enabled, Person by) implements ChatEvent {}

    /** Somebody may not post before {@code until}; without one, not before {@link Unmuted}. */
    record Muted(UUID userId, Instant until, Person by) implements ChatEvent {}

    record Unmuted(UUID userId, Person by) implements ChatEvent {}
}
