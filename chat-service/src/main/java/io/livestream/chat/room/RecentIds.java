package io.livestream.chat.room;

import java.util.LinkedHashSet;
import java.util.UUID;

/** The ids of the latest events. A repeat comes soon after the original (an outbox sends what it may not have sent), so few do. */
final class RecentIds {

    private static final int KEPT = 256;

    private final LinkedHashSet<UUID> ids = new LinkedHashSet<>();

    boolean add(UUID id) {
        boolean isNew = ids.add(id);
        if (ids.size() > KEPT) {
            ids.removeFirst();
        }
        return isNew;
    }
}
