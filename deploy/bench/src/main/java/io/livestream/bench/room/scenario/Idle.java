package io.livestream.bench.room.scenario;

import io.livestream.bench.Processes;
import io.livestream.bench.room.fleet.Fleet;
import java.time.Duration;

/** Sockets that are opened and left alone: how many are held, what each takes, and what all of them cost while nothing happens. */
public final class Idle {

    /** Enough that what a server makes once is made before it is counted. */
    private static final int BEFORE = 200;

    private static final Duration SETTLED = Duration.ofSeconds(5);

    /**
     * What came of it.
     *
     * @param opening how long it took to open them
     * @param held how many were open at the end
     * @param base what the server held without them
     * @param loaded what it held with them
     */
    public record Held(Duration opening, int asked, int held, Memory base, Memory loaded, Window window) {}

    private final RoomSettings settings;

    public Idle(RoomSettings settings) {
        this.settings = settings;
    }

    /** Opens a few and closes them, and then opens all, holds them for a while and closes them. */
    public Held run(Opener opener, ProcessHandle chat, Processes processes) throws Exception {
        try (Fleet first = opener.fleet(Math.min(BEFORE, settings.idle()))) {
            first.open();
        }
        Thread.sleep(SETTLED);
        Memory base = Memory.of(chat);
        try (Fleet fleet = opener.fleet(settings.idle())) {
            long began = System.nanoTime();
            fleet.open();
            Duration opening = Duration.ofNanos(System.nanoTime() - began);
            Thread.sleep(SETTLED);
            Memory loaded = Memory.of(chat);
            Window window = Window.of(settings.time(), fleet.loops(), processes);
            return new Held(opening, fleet.size(), fleet.openCount(), base, loaded, window);
        }
    }

    /** Makes the sockets of a room. */
    public interface Opener {

        Fleet fleet(int size);
    }
}
