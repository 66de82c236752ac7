package io.livestream.local.command;

import io.livestream.local.folder.Accounts;
import io.livestream.local.folder.DataFolder;
import io.livestream.local.suite.Progress;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** What the operator reads: plain lines that are as good in a terminal as in a file. */
final class Console implements Progress {

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void ready(String part, int port, Duration took) {
        out.printf(Locale.ROOT, "  %-18s ready on %5d   %5.1f s%n", part, port, took.toMillis() / 1000.0);
    }

    @Override
    public synchronized void note(String line) {
        out.println(line);
    }

    /** The last thing that is shown before people begin to use the suite. */
    synchronized void welcome(URI gateway, Accounts accounts, DataFolder folder, Duration took) {
        out.printf(
                Locale.ROOT,
                """
                Ready in %.1f s.

                  Open        %s
                  API         %s/api/docs
                  Teacher     %-22s %s
                  Student     %-22s %s
                  (kept in %s, with an administrator)

                Ctrl-C stops it.
                """,
                took.toMillis() / 1000.0,
                gateway,
                gateway,
                accounts.teacher().email(),
                accounts.teacher().password(),
                accounts.student().email(),
                accounts.student().password(),
                folder.accounts());
    }

    /** The last thing that is shown when not all was to be started. */
    synchronized void readyInPart(Duration took) {
        out.printf(Locale.ROOT, """
                Ready in %.1f s, without the gateway and the services that were not named.

                Ctrl-C stops it.
                """, took.toMillis() / 1000.0);
    }

    /** Something like {@code 3 h 12 min}. */
    static String spoken(Duration time) {
        if (time.toDays() > 0) {
            return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
                : "%d s".formatted(time.toSeconds());
    }
}
