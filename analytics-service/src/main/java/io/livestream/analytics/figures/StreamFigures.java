package io.livestream.analytics.figures;

import io.livestream.platform.event.Status;
import io.livestream.platform.event.StreamState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The figures of one class, as a sum over its events so far. The owner is not a viewer and is in none of them but the number of
 * messages; who the owner is is known before anything else, since the stream's creation is the first event on its log.
 *
 * <p>Time watched is kept as two sums, of what is closed and of where the open intervals began, so that it can be told for any
 * moment without a look at the people. Both are of whole seconds ({@link #seconds}), so that the time of all is the sum of the times of
 * each.
 */
public final class StreamFigures {

    private final UUID streamId;
    UUID teacherId;
    Status status = Status.SCHEDULED;
    boolean deleted;
    Instant createdAt;
    Instant startedAt;
    Instant endedAt;
    long currentViewers;
    long peakViewers;
    Instant peakAt;
    long uniqueViewers;
    long totalJoins;
    long closedMillis;
    long openSinceMillis;
    long chatMessages;
    long chatters;
    long questions;
    long answeredQuestions;
    long upvotes;
    long engaged;
    Instant asOf = Instant.EPOCH;
    long seq;

    StreamFigures(UUID streamId) {
        this.streamId = streamId;
    }

    void seen(Instant at, long place) {
        asOf = at.isAfter(asOf) ? at : asOf;
        seq = place;
    }

    void describe(StreamState state) {
        teacherId = state.teacher().id();
        status = state.status();
        createdAt = state.createdAt();
        startedAt = state.startedAt();
        endedAt = state.endedAt();
    }

    boolean isOwner(UUID userId) {
        return userId.equals(teacherId);
    }

    void joined(Instant at, boolean firstTime) {
        totalJoins++;
        uniqueViewers += firstTime ? 1 : 0;
        currentViewers++;
        openSinceMillis += millis(at);
        if (currentViewers > peakViewers) {
            peakViewers = currentViewers;
            peakAt = at;
        }
    }

    void left(Instant since, Instant until) {
        currentViewers--;
        openSinceMillis -= millis(since);
        closedMillis += millis(until) - millis(since);
    }

    /** The presence of all who came before ends at once. */
    void everybodyLeft(Instant at) {
        closedMillis += currentViewers * millis(at) - openSinceMillis;
        openSinceMillis = 0;
        currentViewers = 0;
    }

    public UUID streamId() {
        return streamId;
    }

    public Status status() {
        return status;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** The moment up to which the figures count: the end of the class, or the latest event while there is none. */
    public Instant until() {
        return endedAt == null ? asOf : endedAt;
    }

    /** How long the class has lasted; zero if it has not begun. */
    public Duration duration() {
        return startedAt == null || until().isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, until());
    }

    /** As {@link #duration}, in {@link #seconds}. */
    public long durationSeconds() {
        return duration().isZero() ? 0 : seconds(startedAt, until());
    }

    /** The time that all viewers together have watched, in {@link #seconds}. {@link Totals} has it of several classes. */
    public long watchSeconds() {
        return (closedMillis + currentViewers * millis(asOf) - openSinceMillis) / 1000;
    }

    /** The whole seconds from one moment to another as a clock shows them that has no smaller ones: they add up without a rest. */
    public static long seconds(Instant from, Instant to) {
        return to.getEpochSecond() - from.getEpochSecond();
    }

    private static long millis(Instant at) {
        return at.getEpochSecond() * 1000;
    }

    public long currentViewers() {
        return currentViewers;
    }

    public long peakViewers() {
        return peakViewers;
    }

    public Instant peakAt() {
        return peakAt;
    }

    public long uniqueViewers() {
        return uniqueViewers;
    }

    public long totalJoins() {
        return totalJoins;
    }

    public long chatMessages() {
        return chatMessages;
    }

    public long chatters() {
        return chatters;
    }

    public long questions() {
        return questions;
    }

    public long answeredQuestions() {
        return answeredQuestions;
    }

    public long upvotes() {
        return upvotes;
    }

    /** People who wrote, asked or voted. */
    public long engaged() {
        return engaged;
    }

    public Instant asOf() {
        return asOf;
    }

    public long seq() {
        return seq;
    }
}
