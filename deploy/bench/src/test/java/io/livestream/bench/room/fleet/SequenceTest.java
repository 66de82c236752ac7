package io.livestream.bench.room.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceTest {

    private static final int RUN = 2;

    private final Sequence sequence = new Sequence(2);
    private long seq;

    @Test
    void whatComesOnceAndInOrderHasNoFault() {
        // When
        comes(0, 0);
        comes(1, 0);
        comes(0, 1);

        // Then
        assertFaults(0, 0, 0, 2, 1);
    }

    @Test
    void aHoleIsMissingWhileItLasts() {
        // When
        comes(0, 0);
        comes(0, 3);

        // Then
        assertFaults(2, 0, 0, 4, 0);
    }

    @Test
    void whatCameLastMayBeMissingToo() {
        // When
        comes(0, 0);

        // Then
        assertFaults(5, 0, 0, 3, 3);
    }

    @Test
    void whatComesLateIsOutOfOrderAndNotMissing() {
        // When
        comes(0, 1);
        comes(0, 0);

        // Then
        assertFaults(0, 0, 1, 2, 0);
    }

    @Test
    void whatComesAgainIsADouble() {
        // Given
        comes(0, 0);
        comes(0, 1);

        // When
        sequence.message(seq, RUN, 0, 1);
        sequence.message(seq - 1, RUN, 0, 0);

        // Then
        assertFaults(0, 2, 0, 2, 0);
    }

    @Test
    void aDoubleIsToldFromWhatIsLateUpTo64Back() {
        // Given
        for (int i = 0; i < 200; i++) {
            if (i != 140) {
                comes(0, i);
            }
        }

        // When
        comes(0, 140);
        comes(0, 139);

        // Then
        assertFaults(0, 1, 1, 200, 0);
    }

    @Test
    void anotherNumberedFrameMustBeLaterThanWhatCameBefore() {
        // Given
        sequence.numbered(10);
        sequence.numbered(15);

        // When
        sequence.numbered(15);
        sequence.numbered(12);

        // Then
        assertThat(sequence.doubles()).isEqualTo(1);
        assertThat(sequence.disorders()).isEqualTo(1);
        assertThat(sequence.lastSeq()).isEqualTo(15);
    }

    @Test
    void aMessageWhoseNumberIsNotLaterIsOutOfOrder() {
        // Given
        sequence.numbered(10);

        // When
        sequence.message(9, RUN, 0, 0);

        // Then
        assertFaults(0, 0, 1, 1, 0);
    }

    @Test
    void anotherRunBeginsAtNothing() {
        // Given
        comes(0, 0);

        // When
        sequence.message(++seq, RUN + 1, 0, 0);

        // Then
        assertThat(sequence.missing(RUN + 1, new int[] {2, 0})).isEqualTo(1);
        assertThat(sequence.missing(RUN, new int[] {1, 0})).isEqualTo(1);
        assertThat(sequence.doubles()).isZero();
    }

    @Test
    void whoHasAllThatWasSentIsUpToDate() {
        // Given
        comes(0, 0);
        comes(0, 1);

        // Then
        assertThat(sequence.hasReached(RUN, new int[] {2, 0})).isTrue();
        assertThat(sequence.hasReached(RUN, new int[] {2, 1})).isFalse();
        assertThat(sequence.hasReached(RUN, new int[] {3, 0})).isFalse();
        assertThat(sequence.hasReached(RUN + 1, new int[] {1, 0})).isFalse();
        assertThat(sequence.hasReached(RUN + 1, new int[] {0, 0})).isTrue();
    }

    private void comes(int poster, int counter) {
        sequence.message(++seq, RUN, poster, counter);
    }

    private void assertFaults(long missing, long doubles, long disorders, int... posted) {
        assertThat(sequence.missing(RUN, posted)).as("missing").isEqualTo(missing);
        assertThat(sequence.doubles()).as("doubles").isEqualTo(doubles);
        assertThat(sequence.disorders()).as("disorders").isEqualTo(disorders);
    }
}
