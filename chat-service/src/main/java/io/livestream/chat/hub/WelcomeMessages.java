package io.livestream.chat.hub;

import io.livestream.chat.frame.Frames;
import io.livestream.chat.room.RoomState;
import java.util.List;

/** The last messages, as everybody gets them who comes without a past. Made once for all who come between two frames. */
final class WelcomeMessages {

    private static final int MESSAGES = 50;

    private final Frames frames;
    private long madeAt = -1;
    private List<byte[]> made = List.of();

    WelcomeMessages(Frames frames) {
        this.frames = frames;
    }

    /** @param end the place after the room's last frame, which changes with whatever is shown */
    List<byte[]> of(RoomState state, long end) {
        if (madeAt != end) {
            made = state.recent().before(Long.MAX_VALUE, MESSAGES).messages().stream()
                    .map(frames::posted)
                    .toList();
            madeAt = end;
        }
        return made;
    }
}
