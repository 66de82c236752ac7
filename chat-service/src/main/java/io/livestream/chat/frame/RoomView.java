package io.livestream.chat.frame;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livestream.platform.event.StreamState;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A stream as REST shows it. */
@RegisterForReflection
record RoomView(@JsonUnwrapped StreamState stream, int viewerCount, int peakViewers) {}
