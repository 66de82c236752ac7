package io.livestream.bench.room.fleet;

import java.util.Map;

/**
 * What must not have happened.
 *
 * @param missing acknowledged messages that did not come, over all sockets that are open at the end
 * @param doubles frames that came twice
 * @param disorders frames that came after a later one
 * @param reloads how often a socket was told that what it asked for is no longer kept
 * @param refusals what posters were told instead of an acknowledgement
 * @param closings why sockets ended that nobody here closed
 */
public record Faults(
        long missing,
        long doubles,
        long disorders,
        int reloads,
        Map<String, Integer> refusals,
        Map<String, Integer> closings) {

    /** What there was before, so that what follows can be told from it. */
    public static Faults before(Fleet fleet) {
        return new Faults(0, doubles(fleet), disorders(fleet), fleet.reloads(), Map.of(), fleet.closings());
    }

    /** What there is beyond what there was before, when a posting has come to its end. */
    public static Faults since(Faults before, Fleet fleet, Posting posting) {
        Map<String, Integer> closings = fleet.closings();
        before.closings.forEach((reason, times) -> closings.merge(reason, -times, Integer::sum));
        closings.values().removeIf(times -> times == 0);
        return new Faults(
                posting.missing(),
                doubles(fleet) - before.doubles,
                disorders(fleet) - before.disorders,
                fleet.reloads() - before.reloads,
                posting.refusals(),
                closings);
    }

    private static long doubles(Fleet fleet) {
        return fleet.sum(member -> member.sequence.doubles());
    }

    private static long disorders(Fleet fleet) {
        return fleet.sum(member -> member.sequence.disorders());
    }

    /** How many sockets ended that nobody here closed. */
    public int closed() {
        return closings.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many posts were not taken in. */
    public int refused() {
        return refusals.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether all is as it must be. */
    public boolean areNone() {
        return missing == 0 && doubles == 0 && disorders == 0 && reloads == 0 && refused() == 0 && closed() == 0;
    }
}
