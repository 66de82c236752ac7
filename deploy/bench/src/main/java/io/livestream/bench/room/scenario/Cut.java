package io.livestream.bench.room.scenario;

import io.livestream.bench.Processes;
import io.livestream.bench.room.fleet.ComingBack;
import io.livestream.bench.room.fleet.Faults;
import io.livestream.bench.room.fleet.Fleet;
import io.livestream.bench.room.fleet.Posting;
import java.time.Duration;

/** All sockets are cut off at once and come back to where they were, while people go on posting. */
public final class Cut {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * What came of it.
     *
     * @param steady the time before, for comparison
     * @param returning from the cut until all were back and had everything, or the patience ended
     * @param back how many sockets were back by then
     */
    public record Return(
            double rate,
            Duration spread,
            int cut,
            int back,
            Window steady,
            Window returning,
            ComingBack comingBack,
            Faults faults,
            boolean complete) {}

    private final RoomSettings settings;

    public Cut(RoomSettings settings) {
        this.settings = settings;
    }

    /** Leaves the fleet open, as far as all came back. */
    public Return run(Fleet fleet, Processes processes) throws Exception {
        fleet.open();
        Faults before = Faults.before(fleet);
        double rate = settings.rates().getFirst();
        Posting posting = new Posting(fleet, fleet.loops().nextRun(), rate, settings.text());
        posting.start();
        Thread.sleep(settings.warmUp());
        Window steady = Window.of(settings.time(), fleet.loops(), processes);
        int count = fleet.openListeners();
        ComingBack comingBack = new ComingBack(fleet, posting, settings.spread(), count);
        Window.Begun begun = Window.from(fleet.loops(), processes);
        fleet.cut(comingBack);
        comingBack.await(settings.spread().plus(PATIENCE));
        Window returning = begun.ended();
        posting.stop();
        boolean complete = posting.awaitDelivery();
        Faults faults = Faults.since(before, fleet, posting);
        fleet.nobodyComesBack();
        int back = count - (int) comingBack.stillAway();
        return new Return(rate, settings.spread(), count, back, steady, returning, comingBack, faults, complete);
    }
}
