package io.livestream.chat.exchange;

import io.livestream.chat.frame.Frames;
import io.livestream.chat.hub.RoomHubs;
import io.livestream.platform.event.RoomNote;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sums reactions: those that this node's sockets send, to be passed on, and those that it hears of, to be shown. Safe for threads. */
@Singleton
final class Reactions {

    private final Frames frames;
    private final RoomHubs hubs;
    private Map<UUID, Map<String, Integer>> sent = new HashMap<>();
    private Map<UUID, Map<String, Integer>> heard = new HashMap<>();

    Reactions(Frames frames, RoomHubs hubs) {
        this.frames = frames;
        this.hubs = hubs;
    }

    synchronized void sent(UUID streamId, String emoji) {
        sent.computeIfAbsent(streamId, _ -> new HashMap<>()).merge(emoji, 1, Integer::sum);
    }

    /** What was sent since this was last asked. */
    synchronized List<RoomNote.Reactions> takeSent() {
        List<RoomNote.Reactions> notes = sent.entrySet().stream()
                .map(room -> new RoomNote.Reactions(room.getKey(), room.getValue()))
                .toList();
        sent = new HashMap<>();
        return notes;
    }

    synchronized void heard(RoomNote.Reactions note) {
        Map<String, Integer> sums = heard.computeIfAbsent(note.streamId(), _ -> new HashMap<>());
        note.counts().forEach((emoji, count) -> sums.merge(emoji, count, Integer::sum));
    }

    private synchronized Map<UUID, Map<String, Integer>> takeHeard() {
        Map<UUID, Map<String, Integer>> taken = heard;
        heard = new HashMap<>();
        return taken;
    }

    /** Shows what was heard of since this was last done. */
    void show() {
        takeHeard()
                .forEach((streamId, sums) ->
                        hubs.of(streamId).ifPresent(hub -> hub.broadcastEphemeral(frames.reactions(sums))));
    }
}
