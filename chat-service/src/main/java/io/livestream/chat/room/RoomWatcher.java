package io.livestream.chat.room;

import io.livestream.platform.event.Logged;

/** Is told what happens in a room, in the order of its log, each event once. Called under the room's lock, so it must not wait. */
public interface RoomWatcher {

    RoomWatcher NOBODY = new RoomWatcher() {
        @Override
        public void happened(Logged logged, RoomState state) {}

        @Override
        public void caughtUp() {}

        @Override
        public boolean isNeeded() {
            return false;
        }
    };

    /** @param state the room after the event */
    void happened(Logged logged, RoomState state);

    /** What was read from the log at once has been told; a good moment to pass it on. */
    void caughtUp();

    /** Whether the room is to be kept although nobody calls for it. */
    boolean isNeeded();
}
