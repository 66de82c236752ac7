package io.livestream.bench.room.report;

import io.livestream.bench.room.fleet.Fleet;
import io.livestream.bench.room.fleet.Reasons;
import io.livestream.bench.room.scenario.Cut;
import io.livestream.bench.room.scenario.Idle;
import io.livestream.bench.room.scenario.RoomSettings;
import java.util.Map;
import java.util.OptionalLong;

/** The tables that a person reads. */
public final class RoomReport {

    private static final double MEGABYTE = 1e6;

    private final RoomSettings settings;
    private final Console console;

    public RoomReport(RoomSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** What is measured and by what. */
    public void begin(String kind) {
        console.print(
                "Texts of %d characters, each rate %d s after a warm-up of %d s; %d processors; %s, %d thread%s that receive%s%n",
                settings.text(),
                settings.time().toSeconds(),
                settings.warmUp().toSeconds(),
                Runtime.getRuntime().availableProcessors(),
                kind,
                settings.loops(),
                settings.loops() == 1 ? "" : "s",
                settings.loops() == 1 ? "s" : "");
    }

    /** A sentence, on a line of its own. */
    public void say(String sentence) {
        console.print("%s%n", sentence);
    }

    /** What sockets take that are left alone. */
    public void idle(Idle.Held held) {
        console.print(
                "%nIdle: %,d of %,d sockets held, opened in %.1f s%n",
                held.held(), held.asked(), held.opening().toMillis() / 1e3);
        console.print("%-34s %12s %12s %14s%n", "chat-service", "without", "with", "bytes a socket");
        memory(
                "resident memory",
                OptionalLong.of(held.base().resident()),
                OptionalLong.of(held.loaded().resident()),
                held.held());
        memory(
                "heap in use after a collection",
                held.base().heap(),
                held.loaded().heap(),
                held.held());
        memory(
                "heap in use and all else resident",
                held.base().needed(),
                held.loaded().needed(),
                held.held());
        console.print("CPU while nothing happens, in %% of one processor:");
        held.window()
                .processors()
                .keySet()
                .forEach(part ->
                        console.print("  %s %.1f", part, 100 * held.window().load(part)));
        console.print("%n");
    }

    private void memory(String what, OptionalLong without, OptionalLong with, int sockets) {
        if (without.isEmpty() || with.isEmpty()) {
            console.print("%-34s %12s%n", what, "not known: this JDK has no jcmd");
            return;
        }
        console.print(
                "%-34s %9.1f MB %9.1f MB %,14.0f%n",
                what,
                without.getAsLong() / MEGABYTE,
                with.getAsLong() / MEGABYTE,
                (double) (with.getAsLong() - without.getAsLong()) / sockets);
    }

    /** Why some sockets are not open, if there are any. */
    public void notOpened(Fleet fleet) {
        Map<String, Integer> refusals = fleet.refusals();
        if (!refusals.isEmpty()) {
            console.print(
                    "%d sockets of %d are open. Attempts that failed: the server %s%n",
                    fleet.openCount(), fleet.size(), Reasons.told(refusals));
        }
    }

    /** How all came back. */
    public void cut(Cut.Return result) {
        console.print(
                "%nCut: %,d sockets were reset at once and came back within %d s, at %s messages/s%n",
                result.cut(), result.spread().toSeconds(), Console.rate(result.rate()));
        console.print(
                "all back and up to date after %.1f s%s%n",
                result.returning().time().toMillis() / 1e3,
                result.back() == result.cut()
                        ? ""
                        : " IS NOT TRUE: %d of them were not".formatted(result.cut() - result.back()));
        var times = result.comingBack().times();
        console.print(
                "each from its attempt until it had everything: p50 %.1f ms, p99 %.1f ms, max %.1f ms; %d further attempts%n",
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                times.getMaxValue() / 1e6,
                result.comingBack().retries());
        console.print(
                "missing %d, doubles %d, disorder %d%n",
                result.faults().missing(),
                result.faults().doubles(),
                result.faults().disorders());
        console.faults(result.faults(), result.complete());
        console.print("CPU in %% of one processor, before and meanwhile:%n");
        result.returning()
                .processors()
                .keySet()
                .forEach(part -> console.print(
                        "  %-16s %6.1f %6.1f%n",
                        part,
                        100 * result.steady().load(part),
                        100 * result.returning().load(part)));
    }
}
