package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CarriedRoundTest {

    private static final int LONGEST_MILLIS = 500;

    private final EmbeddedChannel loop = new EmbeddedChannel();
    private final List<Runnable> carried = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private final CarriedRound round = new CarriedRound(new Carrier() {
        @Override
        public EventExecutor loop() {
            return loop.eventLoop();
        }

        @Override
        public void whenCarried(Runnable action) {
            carried.add(action);
        }

        @Override
        public boolean isGone() {
            return false;
        }
    });

    @Test
    void aRoundLastsUntilItIsCarried() {
        round.carry(() -> ran.add("ended"));
        round.then(() -> ran.add("next"));
        assertThat(ran).isEmpty();

        carried.getFirst().run();

        assertThat(ran).containsExactly("ended", "next");
        assertThat(round.isUnderWay()).isFalse();
    }

    @Test
    void aCarrierThatStandsStillHoldsNobodyUpForLong() {
        round.carry(() -> ran.add("ended"));

        pass(LONGEST_MILLIS - 1);
        assertThat(ran).isEmpty();
        pass(1);

        assertThat(ran).containsExactly("ended");
    }

    @Test
    void whatIsCarriedLateEndsNoLaterRound() {
        round.carry(() -> ran.add("first"));
        pass(LONGEST_MILLIS);
        round.carry(() -> ran.add("second"));

        carried.getFirst().run();
        assertThat(ran).containsExactly("first");
        carried.getLast().run();

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void withConnectionsOfTheirOwnARoundHasEndedOnceAllIsWritten() {
        new CarriedRound(new Carrier.OwnConnections(loop.eventLoop())).carry(() -> ran.add("ended"));

        assertThat(ran).containsExactly("ended");
    }

    private void pass(int millis) {
        loop.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        loop.runScheduledPendingTasks();
    }
}
