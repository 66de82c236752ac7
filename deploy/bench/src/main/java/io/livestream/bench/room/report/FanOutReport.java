package io.livestream.bench.room.report;

import io.livestream.bench.Processes;
import io.livestream.bench.room.scenario.FanOut;
import io.livestream.bench.room.scenario.Window;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a person reads about fanning out: a line for each rate, who computed how much, and how that compares. */
public final class FanOutReport implements FanOut.Listener {

    private static final String HEAD = "%-18s %12s %9s %9s %9s %10s %9s %8s %8s %8s%n";
    private static final String ROW = "%,12.0f %9.1f %9.1f %9.1f %10.2f %9.2f %8d %8d %8d%n";
    private static final double BUSY = 0.9;
    private static final double OTHERS = 0.2;
    private static final int LATE = 100;

    private final Console console;

    public FanOutReport(Console console) {
        this.console = console;
    }

    /** The head of the table of one server. */
    public void begin(String title, int sockets) {
        console.print("%n%s, %,d sockets%n", title, sockets);
        console.print(
                HEAD,
                "",
                "deliveries/s",
                "p50 ms",
                "p99 ms",
                "max ms",
                "server µs",
                "own µs",
                "missing",
                "doubles",
                "disorder");
    }

    @Override
    public void running(String server, double rate) {
        console.print("%-18s ", "%s, %s/s".formatted(server, Console.rate(rate)));
    }

    @Override
    public void measured(FanOut.Step step) {
        Window window = step.window();
        console.print(
                ROW,
                window.perSecond(),
                window.millis(50),
                window.millis(99),
                window.millis(100),
                window.microsEach(step.server()),
                window.microsEach(Processes.GENERATOR),
                step.faults().missing(),
                step.faults().doubles(),
                step.faults().disorders());
        console.faults(step.faults(), step.complete());
        if (window.busiestLoop() > BUSY) {
            console.print(
                    "    the thread that receives was busy %.0f %% of the time: this program may be what was measured%n",
                    100 * window.busiestLoop());
        }
        if (window.load(Processes.REST) > OTHERS) {
            console.print(
                    "    other programs took %.0f %% of a processor meanwhile: these figures are worse than they would be%n",
                    100 * window.load(Processes.REST));
        }
        if (step.latest().toMillis() > LATE) {
            console.print(
                    "    posts were sent up to %d ms late, since this program had other things to do%n",
                    step.latest().toMillis());
        }
    }

    @Override
    public void halfOf(FanOut.Step step) {
        console.print(
                "    that was too much: %.0f %% of what was posted was delivered. Half of what was delivered follows%n",
                100 * step.window().perSecond() / step.rate() / step.sockets());
    }

    /** Who computes how much for a delivery. */
    public void processors(List<FanOut.Step> steps) {
        Set<String> parts = new LinkedHashSet<>();
        steps.forEach(step -> parts.addAll(step.window().processors().keySet()));
        console.print("%nCPU microseconds for each delivery, and in %% of one processor%n%-16s", "");
        steps.forEach(step -> console.print(" %18s", "%s, %s/s".formatted(step.server(), Console.rate(step.rate()))));
        for (String part : parts) {
            console.print("%n%-16s", part);
            steps.forEach(step -> cell(step.window(), part));
        }
        console.print("%n");
    }

    private void cell(Window window, String part) {
        if (window.processors().containsKey(part)) {
            console.print(" %9.3f µs %4.0f %%", window.microsEach(part), 100 * window.load(part));
        } else {
            console.print(" %18s", "");
        }
    }

    /** The server's CPU for a delivery beside the floor's and nats-server's at the same rate. */
    public void ratios(List<FanOut.Step> steps) {
        List<FanOut.Step> room =
                steps.stream().filter(step -> step.server().equals("chat")).toList();
        for (FanOut.Step step : room) {
            for (FanOut.Step other : steps) {
                if (!other.server().equals("chat") && other.rate() == step.rate()) {
                    console.print(
                            "CPU for each delivery at %s/s: chat-service takes %.2f times what %s takes%n",
                            Console.rate(step.rate()),
                            step.window().microsEach("chat") / other.window().microsEach(other.server()),
                            other.server());
                }
            }
        }
    }
}
