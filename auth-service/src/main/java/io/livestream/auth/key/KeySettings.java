package io.livestream.auth.key;

import io.livestream.platform.setting.TimeSpan;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
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
    @WithConverter(Period.class)
    Duration period();

    /**
     * How long a key is published before it signs; longer than any verifier takes to look for new keys. They look every ten seconds, other
     * replicas of this service as often.
     */
    @WithDefault("10M")
    @WithConverter(Ahead.class)
    Duration publishAhead();

    final class Period extends TimeSpan {
        public Period() {
            super(Duration.ofDays(1), Duration.ofDays(365));
        }
    }

    final class Ahead extends TimeSpan {
        public Ahead() {
            super(Duration.ofSeconds(30), Duration.ofDays(1));
        }
    }
}
