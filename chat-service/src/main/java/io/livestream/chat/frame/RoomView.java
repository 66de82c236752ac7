package io.livestream.chat.frame;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livestream.platform.event.StreamState;

/** A stream as REST shows it. */
record RoomView(@JsonUnwrapped StreamState stream, int viewerCount, int peakViewers) {}
