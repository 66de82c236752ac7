package io.livestream.stream.participation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a seat is held without a sign of life, and how soon a seat that was let go is noticed. */
@ConfigMapping(prefix = "leases")
interface LeaseSettings {

    @WithDefault("60s")
    Duration length();

    @WithDefault("1s")
    Duration sweepEvery();

    /** How long after the broker was away nobody is missed: the time in which open sockets make themselves heard again. */
    @WithDefault("25s")
    Duration grace();

    /** How many leases end in one transaction; it bounds how long a sweep holds the lock of a stream. */
    @WithDefault("500")
    int sweepBatch();
}
