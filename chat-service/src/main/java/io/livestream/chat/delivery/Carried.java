package io.livestream.chat.delivery;

/** A connection, as Netty has it, that is none of its own. */
public interface Carried {

    Carrier carrier();
}
