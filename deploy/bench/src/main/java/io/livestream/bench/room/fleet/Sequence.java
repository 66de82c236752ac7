package io.livestream.bench.room.fleet;

/**
 * What one person has seen of the room, over all sockets they had one after the other: whether anything came twice or out of order, and
 * how much of what each poster said.
 *
 * <p>A message that comes late is told from one that comes twice by a window of the last 64 of each poster.
 */
final class Sequence {

    private static final int WINDOW = Long.SIZE;

    private final int[] next;
    private final int[] received;
    private final long[] seen;
    private int run = -1;
    private long lastSeq = -1;
    private long doubles;
    private long disorders;

    Sequence(int posters) {
        next = new int[posters];
        received = new int[posters];
        seen = new long[posters];
    }

    /** A numbered frame has come. Numbers grow, with gaps. */
    void numbered(long seq) {
        if (seq > lastSeq) {
            lastSeq = seq;
        } else if (seq == lastSeq) {
            doubles++;
        } else {
            disorders++;
        }
    }

    /** The number of the last frame that was new, or -1. */
    long lastSeq() {
        return lastSeq;
    }

    /** A message of the run that is measured now has come. */
    void message(long seq, int ofRun, int poster, int counter) {
        if (ofRun != run) {
            begin(ofRun);
        }
        if (!isNew(poster, counter)) {
            doubles++;
        } else if (seq <= lastSeq || counter < next[poster] - 1) {
            disorders++;
        }
        lastSeq = Math.max(lastSeq, seq);
    }

    private boolean isNew(int poster, int counter) {
        int ahead = counter - next[poster];
        if (ahead >= 0) {
            seen[poster] = ahead + 1 >= WINDOW ? 1 : seen[poster] << ahead + 1 | 1;
            next[poster] = counter + 1;
            received[poster]++;
            return true;
        }
        int back = -ahead - 1;
        if (back >= WINDOW || (seen[poster] >>> back & 1) != 0) {
            return false;
        }
        seen[poster] |= 1L << back;
        received[poster]++;
        return true;
    }

    private void begin(int newRun) {
        run = newRun;
        for (int i = 0; i < next.length; i++) {
            next[i] = 0;
            received[i] = 0;
            seen[i] = 0;
        }
    }

    /** Whether everything came that those posters had sent by then. */
    boolean hasReached(int ofRun, int[] sent) {
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] > 0 && (ofRun != run || next[i] < sent[i])) {
                return false;
            }
        }
        return true;
    }

    /** How many of so many messages have not come. */
    long missing(int ofRun, int[] posted) {
        long missing = 0;
        for (int i = 0; i < posted.length; i++) {
            missing += Math.max(0, posted[i] - (ofRun == run ? received[i] : 0));
        }
        return missing;
    }

    long doubles() {
        return doubles;
    }

    long disorders() {
        return disorders;
    }
}
