package io.livestream.analytics.stats;

import java.time.Instant;

/**
 * One step of a class.
 *
 * @param at where the step begins
 * @param viewers the most that were present at one moment of it
 */
record TimelineStep(Instant at, long viewers, long joins, long leaves, long messages, long questions) {}
