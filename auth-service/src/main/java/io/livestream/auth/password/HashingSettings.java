package io.livestream.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What a password hash costs, and how many are made at once. The defaults of the cost are those that OWASP recommends. */
@ConfigMapping(prefix = "auth.hashing")
interface HashingSettings {

    @WithDefault("19456")
    @Min(8)
    @Max(1_048_576)
    int memoryKib();

    @WithDefault("2")
    @Min(1)
    @Max(100)
    int iterations();

    @WithDefault("1")
    @Min(1)
    @Max(16)
    int parallelism();

    /** Hashes made at the same time: each keeps a core busy and takes its memory. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int atOnce();

    /** How many more may wait for their turn. */
    @WithDefault("600")
    @Min(1)
    @Max(100_000)
    int longestQueue();

    /** How long one of them waits; a class of 300 signing in within the same second takes about half of it on two cores. */
    @WithDefault("25s")
    Duration longestWait();
}
