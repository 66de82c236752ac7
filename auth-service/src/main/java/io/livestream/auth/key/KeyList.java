package io.livestream.auth.key;

import java.time.Instant;
import java.util.List;

/** All keys as admins see them, the newest first. */
public record KeyList(List<KeyView> items) {

    static KeyList of(KeyRing ring, Instant now) {
        SigningKey signer = ring.signer(now);
        return new KeyList(ring.keys().reversed().stream()
                .map(key -> KeyView.of(key, signer))
                .toList());
    }
}
