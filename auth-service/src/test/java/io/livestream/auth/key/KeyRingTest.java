package io.livestream.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final SigningKey first = KeyPairs.generate(START, START);
    private final Instant change = START.plus(PERIOD);
    private final SigningKey second = KeyPairs.generate(change.minus(AHEAD), change);
    private final KeyRing alone = new KeyRing(List.of(first));
    private final KeyRing both = new KeyRing(List.of(second, first));

    @Test
    void aSuccessorIsDueAheadOfTheChange() {
        assertThat(alone.isDue(change.minus(AHEAD).minusMillis(1), PERIOD, AHEAD))
                .isFalse();
        assertThat(alone.isDue(change.minus(AHEAD), PERIOD, AHEAD)).isTrue();
        assertThat(both.isDue(change.minus(AHEAD), PERIOD, AHEAD)).isFalse();
    }

    @Test
    void aSuccessorIsPublishedBeforeItSigns() {
        Instant before = change.minusMillis(1);

        assertThat(both.publicKeys()).containsKeys(first.kid(), second.kid());
        assertThat(both.published()).contains(first.kid(), second.kid());
        assertThat(both.hasSuccessor(before)).isTrue();
        assertThat(both.signer(before)).isEqualTo(first);
    }

    @Test
    void aSuccessorSignsFromItsTimeOn() {
        assertThat(both.signer(change)).isEqualTo(second);
        assertThat(both.hasSuccessor(change)).isFalse();
    }

    @Test
    void aPredecessorStaysUntilItsLastTokenHasExpired() {
        assertThat(both.over(change.plus(LIFETIME), LIFETIME)).isEmpty();
        assertThat(both.over(change.plus(LIFETIME).plus(Duration.ofMinutes(6)), LIFETIME))
                .containsExactly(first);
    }

    @Test
    void theLastKeyIsNeverOver() {
        assertThat(alone.over(change.plus(Duration.ofDays(1000)), LIFETIME)).isEmpty();
    }

    @Test
    void aClockThatWasSetBackFindsAKey() {
        assertThat(both.signer(START.minusSeconds(1))).isEqualTo(first);
    }

    @Test
    void nothingPrivateIsPublished() {
        assertThat(both.published()).doesNotContain("\"d\"");
    }
}
