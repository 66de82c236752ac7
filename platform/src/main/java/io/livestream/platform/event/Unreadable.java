package io.livestream.platform.event;

/** A record that cannot be read as what its topic promises. It belongs on {@code livestream.dead-letters}. */
public final class Unreadable extends Exception {

    public Unreadable(String cause) {
        super(cause);
    }
}
