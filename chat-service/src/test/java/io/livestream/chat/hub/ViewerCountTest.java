package io.livestream.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ViewerCountTest {

    private final List<Integer> shown = new ArrayList<>();
    private final ViewerCount count = new ViewerCount(0, shown::add);
    private final long begin = System.nanoTime();

    @Test
    void whoComesAmidAChangeThatIsTakenBackHearsOfThat() {
        changed(1, 0);
        changed(2, 200);
        count.told(2);
        changed(1, 600);

        tick(1_000);

        assertThat(shown).containsExactly(1, 1);
    }

    @Test
    void whatNewcomersKnowAlreadyIsNotShownAgain() {
        changed(1, 0);
        count.told(1);

        tick(1_000);
        tick(5_000);

        assertThat(shown).containsExactly(1);
    }

    @Test
    void aChangeThatIsTakenBackIsNobodysBusiness() {
        changed(1, 0);
        changed(2, 200);
        changed(1, 600);

        tick(1_000);

        assertThat(shown).containsExactly(1);
    }

    private void changed(int to, int millis) {
        count.changed(to);
        tick(millis);
    }

    private void tick(int millis) {
        count.tick(begin + TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
