package io.livestream.platform.event;

/**
 * Something that happened in one stream: a fact on its log ({@code livestream.events}).
 *
 * <p>The JSON names of the records' fields and the names in {@link EventType} are the contract; renaming a Java type must not
 * change them. Fields are only ever added. A reader ignores fields that it does not know.
 */
public sealed interface Event permits StreamEvent, ParticipantEvent, ChatEvent, QuestionEvent {}
