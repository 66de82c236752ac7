package io.livestream.bench.room;

import io.livestream.bench.Processes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everybody listens while some post, at one rate after the other. */
final class FanOut {

    /** A server that delivers less than this share of what it is given does not keep up. */
    private static final double KEEPS_UP = 0.95;

    private static final Duration LAST_DELIVERY = Duration.ofSeconds(30);

    /**
     * What came of one rate.
     *
     * @param server which part's work it is
     * @param latest by how much the latest post was late, since this program had other things to do
     */
    record Step(
            String server, double rate, int sockets, Window window, Faults faults, boolean complete, Duration latest) {

        boolean keepsUp() {
            return window.perSecond() >= KEEPS_UP * rate * sockets;
        }
    }

    private final RoomSettings settings;
    private final FanOutReport report;

    FanOut(RoomSettings settings, FanOutReport report) {
        this.settings = settings;
        this.report = report;
    }

    /** Ends with half of the most that was seen, once a rate was too much. */
    List<Step> run(String server, Fleet fleet, Processes processes) throws Exception {
        List<Step> steps = new ArrayList<>();
        warmUp(fleet);
        for (double rate : settings.rates()) {
            Step step = step(server, fleet, processes, rate);
            steps.add(step);
            if (!step.keepsUp()) {
                double half = step.window().perSecond() / step.sockets() / 2;
                report.halfOf(step);
                if (half > 0) {
                    steps.add(step(server, fleet, processes, half));
                }
                return steps;
            }
        }
        return steps;
    }

    /** Before anything is counted the compilers have to have done their work, here and in the server. */
    private void warmUp(Fleet fleet) throws InterruptedException {
        Posting posting =
                new Posting(fleet, fleet.loops().nextRun(), settings.rates().getFirst(), settings.text());
        posting.start();
        Thread.sleep(settings.warmUp().multipliedBy(2));
        posting.stop();
        awaitLast(fleet, posting);
    }

    private Step step(String server, Fleet fleet, Processes processes, double rate) throws Exception {
        fleet.open();
        report.running(server, rate);
        Faults before = Faults.before(fleet);
        int sockets = fleet.openCount();
        Posting posting = new Posting(fleet, fleet.loops().nextRun(), rate, settings.text());
        posting.start();
        Thread.sleep(settings.warmUp());
        Window window = Window.of(settings.time(), fleet.loops(), processes);
        posting.stop();
        boolean complete = awaitLast(fleet, posting);
        Faults faults = Faults.since(before, fleet, posting);
        Duration latest = Duration.ofNanos(posting.latest());
        Step step = new Step(server, rate, sockets, window, faults, complete, latest);
        report.measured(step);
        return step;
    }

    /** Whether everything that was acknowledged has come to all who are still there. */
    static boolean awaitLast(Fleet fleet, Posting posting) throws InterruptedException {
        long until = System.nanoTime() + LAST_DELIVERY.toNanos();
        while (!posting.isAnswered() || Faults.missing(fleet, posting) > 0) {
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }
}
