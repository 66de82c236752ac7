package io.livestream.bench.room.report;

import io.livestream.bench.Unlimited;
import io.livestream.bench.room.fleet.Faults;
import io.livestream.bench.room.fleet.Reasons;
import java.io.PrintStream;
import java.util.Locale;

/** Where the figures are printed, with points in them wherever this runs, and at once. */
public record Console(PrintStream out) {

    void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
        out.flush();
    }

    static String rate(double rate) {
        return rate == Math.rint(rate) ? "%.0f".formatted(rate) : String.format(Locale.ROOT, "%.1f", rate);
    }

    /** What must not have happened, where it has. */
    void faults(Faults faults, boolean complete) {
        if (!complete) {
            print("    NOT COMPLETE: something was still missing 30 s after the last post%n");
        }
        if (faults.reloads() > 0) {
            print("    RELOAD: %d sockets were told that what they asked for is no longer kept%n", faults.reloads());
        }
        if (faults.refused() > 0) {
            print("    REFUSED posts: %s%n", Reasons.told(faults.refusals()));
        }
        if (faults.refusals().containsKey("too-fast")) {
            print("    The flood limits have to be off: %s%n", Unlimited.SUITE);
        }
        if (faults.closed() > 0) {
            print("    CLOSED: sockets %s%n", Reasons.told(faults.closings()));
        }
    }
}
