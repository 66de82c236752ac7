package io.livestream.bench.room.fleet;

import io.livestream.bench.room.frame.Envelope;
import io.livestream.bench.room.frame.FrameReader;
import io.netty.buffer.ByteBuf;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * What all sockets of one event loop share: the bytes of the read that is looked at, and the latencies of what they received.
 *
 * <p>Everything but {@link #takeLatencies} and {@link #measure} is called by that loop alone.
 */
final class Receiver {

    private static final long SHORTEST = 1_000;
    private static final long LONGEST = 600_000_000_000L;
    private static final int DIGITS = 3;

    final Envelope envelope = new Envelope();
    private final SingleWriterRecorder latencies = new SingleWriterRecorder(SHORTEST, LONGEST, DIGITS);
    private byte[] bytes = new byte[128 * 1024];
    private long now;
    private volatile int run = -1;
    private volatile int frameLength;

    /** An empty histogram for what may take from a microsecond to ten minutes, in nanoseconds. */
    static Histogram latencies() {
        return new Histogram(SHORTEST, LONGEST, DIGITS);
    }

    /** From now on messages of that run are measured and those of others are not. */
    void measure(int newRun) {
        run = newRun;
    }

    int run() {
        return run;
    }

    /** What was received since the last time this was asked; its count is that of the messages. */
    Histogram takeLatencies() {
        return latencies.getIntervalHistogram();
    }

    /** How long a message's frame was, or 0 when none has come. */
    int frameLength() {
        return frameLength;
    }

    /** Puts what has arrived behind what the reader kept, and lets it pass on the frames. */
    void read(ByteBuf arrived, FrameReader frames, FrameReader.Listener listener) {
        now = System.nanoTime();
        int kept = frames.keptLength();
        int length = arrived.readableBytes();
        if (kept + length > bytes.length) {
            bytes = new byte[2 * (kept + length)];
        }
        frames.copyKept(bytes);
        arrived.readBytes(bytes, kept, length);
        frames.read(bytes, kept + length, listener);
    }

    /** A message of the run that is measured has come to somebody who was not away when it was sent. */
    void received(long sentAt, int length) {
        latencies.recordValue(Math.clamp(now - sentAt, SHORTEST, LONGEST));
        if (frameLength != length) {
            frameLength = length;
        }
    }
}
