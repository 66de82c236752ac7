package io.livestream.bench.room.scenario;

import io.livestream.bench.Processes;
import io.livestream.bench.room.fleet.Faults;
import io.livestream.bench.room.fleet.Fleet;
import io.livestream.bench.room.fleet.Posting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everybody listens while some post, at one rate after the other. */
public final class FanOut {

    /** A server that delivers less than this share of what it is given does not keep up. */
    private static final double KEEPS_UP = 0.95;

    /**
     * What came of one rate.
     *
     * @param server which part's work it is
     * @param latest by how much the latest post was late, since this program had other things to do
     */
    public record Step(
            String server, double rate, int sockets, Window window, Faults faults, boolean complete, Duration latest) {

        boolean keepsUp() {
            return window.perSecond() >= KEEPS_UP * rate * sockets;
        }
    }

    /** Hears how it goes, while it goes. */
    public interface Listener {

        /** That server is about to be measured at that rate. */
        void running(String server, double rate);

        /** That is what came of it. */
        void measured(Step step);

        /** That step was too much; with half of what it delivered it goes on. */
        void halfOf(Step step);
    }

    private final RoomSettings settings;
    private final Listener listener;

    public FanOut(RoomSettings settings, Listener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /** Ends with half of the most that was seen, once a rate was too much. */
    public List<Step> run(String server, Fleet fleet, Processes processes) throws Exception {
        List<Step> steps = new ArrayList<>();
        warmUp(fleet);
        for (double rate : settings.rates()) {
            Step step = step(server, fleet, processes, rate);
            steps.add(step);
            if (!step.keepsUp()) {
                double half = step.window().perSecond() / step.sockets() / 2;
                listener.halfOf(step);
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
        posting.awaitDelivery();
    }

    private Step step(String server, Fleet fleet, Processes processes, double rate) throws Exception {
        fleet.open();
        listener.running(server, rate);
        Faults before = Faults.before(fleet);
        int sockets = fleet.openCount();
        Posting posting = new Posting(fleet, fleet.loops().nextRun(), rate, settings.text());
        posting.start();
        Thread.sleep(settings.warmUp());
        Window window = Window.of(settings.time(), fleet.loops(), processes);
        posting.stop();
        boolean complete = posting.awaitDelivery();
        Faults faults = Faults.since(before, fleet, posting);
        Duration latest = Duration.ofNanos(posting.latest());
        Step step = new Step(server, rate, sockets, window, faults, complete, latest);
        listener.measured(step);
        return step;
    }
}
