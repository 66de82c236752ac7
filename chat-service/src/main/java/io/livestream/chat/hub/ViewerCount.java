package io.livestream.chat.hub;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Shows how many are watching: at once when it changes, but once a second at most. Not safe for threads; the room's lock guards it. */
final class ViewerCount {

    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1);

    private final IntConsumer show;
    private int count;
    private int shown;
    /** Whether somebody who came since was told another one. */
    private boolean differs;

    private long notBefore = System.nanoTime();

    ViewerCount(int count, IntConsumer show) {
        this.count = count;
        this.shown = count;
        this.show = show;
    }

    void changed(int to) {
        count = to;
    }

    /** A newcomer was told that it is so many; a change that is taken back before it is shown, they have to hear of. */
    void told(int newcomer) {
        differs |= newcomer != shown;
    }

    /** What everybody was shown last. */
    int shown() {
        return shown;
    }

    void tick(long nanoTime) {
        if ((differs || count != shown) && nanoTime - notBefore >= 0) {
            differs = false;
            shown = count;
            notBefore = nanoTime + BETWEEN;
            show.accept(count);
        }
    }
}
