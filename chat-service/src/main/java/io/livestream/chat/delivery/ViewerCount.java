package io.livestream.chat.delivery;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Shows how many are watching: at once when it changes, but once a second at most. Not safe for threads; the room's lock guards it. */
final class ViewerCount {

    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1);

    private final IntConsumer show;
    private int count;
    private int shown;
    private long notBefore = System.nanoTime();

    /** @param count what those know who come now */
    ViewerCount(int count, IntConsumer show) {
        this.count = count;
        this.shown = count;
        this.show = show;
    }

    void changed(int to) {
        count = to;
    }

    /** What everybody was shown last. */
    int shown() {
        return shown;
    }

    void tick(long nanoTime) {
        if (count != shown && nanoTime - notBefore >= 0) {
            shown = count;
            notBefore = nanoTime + BETWEEN;
            show.accept(count);
        }
    }
}
