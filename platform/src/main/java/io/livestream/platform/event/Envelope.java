package io.livestream.platform.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event with what CloudEvents calls its context.
 *
 * @param id unique per event: readers drop a repeat by it ({@code ce_id})
 * @param streamId the stream on whose log it stands (the record's key)
 * @param at when it happened, in milliseconds ({@code ce_time})
 * @param source the service that decided it, as {@code /stream-service} ({@code ce_source})
 */
public record Envelope(UUID id, UUID streamId, Instant at, String source, Event event) {}
