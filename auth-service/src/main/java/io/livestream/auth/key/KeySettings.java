package io.livestream.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How signing keys are kept and how long they serve. */
@ConfigMapping(prefix = "auth.keys")
interface KeySettings {

    /** Encrypts the private keys in the database. There is none by default: whoever knows it and the database can sign. */
    Optional<String> secret();

    /** How long a key signs before another takes its place. */
    @WithDefault("30D")
    Duration period();

    /** How long a key is published before it signs; longer than any verifier takes to look for new keys. */
    @WithDefault("10M")
    Duration publishAhead();
}
