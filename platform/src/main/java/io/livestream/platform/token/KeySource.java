package io.livestream.platform.token;

import java.security.interfaces.ECPublicKey;
import java.util.Map;

/** The public keys that tokens are checked with, by key id. Called on event loops, so it must not block. */
public interface KeySource {

    /** Empty while no key has been loaded yet. */
    Map<String, ECPublicKey> keys();

    /** A token named a key that is not among {@link #keys()}; a source may look for newer keys, without waiting. */
    default void missed() {}
}
