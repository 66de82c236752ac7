package io.livestream.auth.password;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * What waits for its turn, from many sources: the sources take turns, and within one it is first come, first served (fair queuing,
 * RFC 970). So a source that sends much makes itself wait and nobody else. Safe for threads.
 *
 * <p>It is bounded. When it is full, the source with the most waiting does without the newest of it.
 */
final class FairQueue<T> {

    private static final Comparator<Deque<?>> LENGTH = Comparator.comparingInt(Deque::size);

    private final int capacity;
    private int size;
    /** The source whose turn is next is the first; one with nothing waiting is not in it. */
    private final LinkedHashMap<String, Deque<T>> waiting = new LinkedHashMap<>();

    FairQueue(int capacity) {
        this.capacity = capacity;
    }

    /** @return what there is no place for now: the newest of another source, or the item itself if its own has as much waiting */
    synchronized Optional<T> add(String source, T item) {
        if (size < capacity) {
            append(source, item);
            return Optional.empty();
        }
        Deque<T> longest = Collections.max(waiting.values(), LENGTH);
        if (longest.size() <= waitingOf(source) + 1) {
            return Optional.of(item);
        }
        T displaced = longest.removeLast();
        size--;
        append(source, item);
        return Optional.of(displaced);
    }

    /** Takes out what has its turn. */
    synchronized Optional<T> poll() {
        var turn = waiting.pollFirstEntry();
        if (turn == null) {
            return Optional.empty();
        }
        Deque<T> items = turn.getValue();
        T item = items.removeFirst();
        size--;
        if (!items.isEmpty()) {
            waiting.putLast(turn.getKey(), items);
        }
        return Optional.of(item);
    }

    /** Does nothing if it does not wait any more. */
    synchronized void remove(String source, T item) {
        waiting.computeIfPresent(source, (_, items) -> {
            if (items.remove(item)) {
                size--;
            }
            return items.isEmpty() ? null : items;
        });
    }

    private void append(String source, T item) {
        waiting.computeIfAbsent(source, _ -> new ArrayDeque<>()).addLast(item);
        size++;
    }

    private int waitingOf(String source) {
        Deque<T> items = waiting.get(source);
        return items == null ? 0 : items.size();
    }
}
