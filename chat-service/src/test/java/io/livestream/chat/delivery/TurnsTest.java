package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long LONG = TimeUnit.MILLISECONDS.toNanos(5);

    /** What event loops have been given to do, in the order in which they were. */
    private final Queue<Runnable> given = new ArrayDeque<>();

    private final List<String> ran = new ArrayList<>();

    @Test
    void aShortRoundRunsAtOnceThoughAllTurnsAreTaken() {
        Turns turns = new Turns(1);
        turns.take(LONG, given::add, ends(() -> ran.add("long")));
        turns.take(SHORT, given::add, ends(() -> ran.add("short")));

        assertThat(ran).containsExactly("short");
    }

    @Test
    void noMoreLongRoundsThanThatAreUnderWay() {
        Turns turns = new Turns(2);
        IntStream.range(0, 5).forEach(i -> turns.take(LONG, given::add, ends(() -> ran.add("round " + i))));
        assertThat(given).hasSize(2);

        given.remove().run();
        assertThat(given).hasSize(2);
    }

    @Test
    void longRoundsRunInTheOrderInWhichTheyWereAskedFor() {
        Turns turns = new Turns(1);
        IntStream.range(0, 3).forEach(i -> turns.take(LONG, given::add, ends(() -> ran.add("round " + i))));
        while (!given.isEmpty()) {
            given.remove().run();
        }

        assertThat(ran).containsExactly("round 0", "round 1", "round 2");
    }

    @Test
    void aRoundThatFailsPassesTheTurnOn() {
        Turns turns = new Turns(1);
        turns.take(LONG, given::add, _ -> {
            throw new IllegalStateException("broken on purpose");
        });
        turns.take(LONG, given::add, ends(() -> ran.add("next")));
        assertThatThrownBy(given.remove()::run).isInstanceOf(IllegalStateException.class);

        given.remove().run();
        assertThat(ran).containsExactly("next");
    }

    @Test
    void aRoundThatOthersCarryKeepsItsTurnUntilItHasEnded() {
        Turns turns = new Turns(1);
        List<Runnable> carried = new ArrayList<>();
        turns.take(LONG, given::add, carried::add);
        turns.take(LONG, given::add, ends(() -> ran.add("next")));
        given.remove().run();
        assertThat(given).isEmpty();

        carried.getFirst().run();
        given.remove().run();
        assertThat(ran).containsExactly("next");
    }

    private static Consumer<Runnable> ends(Runnable round) {
        return ended -> {
            round.run();
            ended.run();
        };
    }
}
