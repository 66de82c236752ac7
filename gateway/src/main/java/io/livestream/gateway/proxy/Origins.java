package io.livestream.gateway.proxy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The origins of one service. What belongs to one stream goes to one of them as long as it is there (rendezvous hashing:
 * an origin that comes or goes moves only its own streams); everything else goes round.
 */
public final class Origins {

    private final List<Origin> all;
    private final AtomicInteger turn = new AtomicInteger();

    private Origins(List<Origin> all) {
        this.all = all;
    }

    public static Origins parse(String setting, List<String> urls) {
        return new Origins(urls.stream().map(url -> Origin.parse(setting, url)).toList());
    }

    /** An origin that seems to be there, or any when none does: it may be back by now. */
    public Origin choose(String streamId) {
        return choose(streamId, Set.of());
    }

    /** As {@link #choose(String)}, another than these while there is one. */
    Origin choose(String streamId, Set<Origin> passedBy) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        List<Origin> healthy = all.stream()
                .filter(origin -> origin.healthy() && !passedBy.contains(origin))
                .toList();
        List<Origin> candidates = healthy.isEmpty() ? all : healthy;
        return streamId == null ? next(candidates) : nearest(candidates, streamId.toLowerCase(Locale.ROOT));
    }

    long unreachable() {
        return all.stream().filter(Origin::isDown).count();
    }

    public int size() {
        return all.size();
    }

    private Origin next(List<Origin> candidates) {
        return candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
    }

    private static Origin nearest(List<Origin> candidates, String streamId) {
        Origin best = null;
        long most = Long.MIN_VALUE;
        for (Origin origin : candidates) {
            long weight = weight(origin.toString(), streamId);
            if (best == null || weight > most) {
                best = origin;
                most = weight;
            }
        }
        return best;
    }

    /** FNV-1a, then the finishing steps of MurmurHash3, so that names that differ in one digit weigh nothing alike. */
    private static long weight(String origin, String streamId) {
        long hash = 0xcbf29ce484222325L;
        for (String part : List.of(streamId, origin)) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
            }
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
