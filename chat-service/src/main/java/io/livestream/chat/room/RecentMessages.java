package io.livestream.chat.room;

import io.livestream.chat.history.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The newest messages of one chat, in order and without a gap. Not safe for threads.
 *
 * <p>Every message from the place {@code from} on is here; 0 if that is all there are. What came before is in the database, which is
 * right about it once it has followed the log up to {@code historyNeeds}.
 */
public final class RecentMessages {

    static final int CAPACITY = 500;

    private final Message[] ring = new Message[CAPACITY];
    private final Map<UUID, Long> seqOf = new HashMap<>();
    private int start;
    private int size;
    private long from;
    private long historyNeeds;

    RecentMessages() {}

    /** Starts with the newest messages of the history, in ascending order; fewer than {@link #CAPACITY} are all there are. */
    RecentMessages(List<Message> newest) {
        newest.forEach(this::add);
        from = size < CAPACITY ? 0 : at(0).seq();
        historyNeeds = 0;
    }

    /** Returns false, and changes nothing, if the message is known or older than what is here. */
    boolean add(Message message) {
        if (seqOf.containsKey(message.id())
                || size > 0 && message.seq() <= at(size - 1).seq()) {
            return false;
        }
        if (size == CAPACITY) {
            dropOldest();
        }
        ring[(start + size) % CAPACITY] = message;
        size++;
        seqOf.put(message.id(), message.seq());
        return true;
    }

    private void dropOldest() {
        Message oldest = at(0);
        seqOf.remove(oldest.id());
        start = (start + 1) % CAPACITY;
        size--;
        from = oldest.seq() + 1;
        historyNeeds = Math.max(historyNeeds, from);
    }

    /** The message loses its text, here or, if it is older, in the database once that has reached {@code seq}. */
    void remove(UUID id, long seq) {
        historyNeeds = Math.max(historyNeeds, seq + 1);
        Long place = seqOf.get(id);
        if (place != null) {
            int index = (start + firstFrom(place)) % CAPACITY;
            ring[index] = ring[index].withoutText();
        }
    }

    boolean hasRemoved(UUID id) {
        return only(id).messages().stream().anyMatch(Message::removed);
    }

    /**
     * Some of the messages in ascending order, and what is to be known for going on in the database.
     *
     * @param from see {@link RecentMessages}
     * @param historyNeeds see {@link RecentMessages}
     */
    public record Slice(List<Message> messages, long from, long historyNeeds) {}

    /** The newest before {@code seq}, at most {@code limit}. */
    public Slice before(long seq, int limit) {
        int end = firstFrom(seq);
        return slice(Math.max(0, end - limit), end);
    }

    /** The oldest after {@code seq}, at most {@code limit}. */
    public Slice after(long seq, int limit) {
        int begin = firstFrom(seq + 1);
        return slice(begin, Math.min(size, begin + limit));
    }

    /** The message of that id alone, or nothing. */
    public Slice only(UUID id) {
        Long seq = seqOf.get(id);
        return seq == null ? slice(0, 0) : before(seq + 1, 1);
    }

    private Slice slice(int begin, int end) {
        List<Message> messages = new ArrayList<>(end - begin);
        for (int i = begin; i < end; i++) {
            messages.add(at(i));
        }
        return new Slice(messages, from, historyNeeds);
    }

    private Message at(int index) {
        return ring[(start + index) % CAPACITY];
    }

    /** The index of the first message at or after a place; the size if there is none. */
    private int firstFrom(long seq) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).seq() < seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
