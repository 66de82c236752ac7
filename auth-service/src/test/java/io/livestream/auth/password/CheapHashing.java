package io.livestream.auth.password;

import java.time.Duration;

/** Settings with which a hash costs next to nothing. */
record CheapHashing(int atOnce, int longestQueue, Duration longestWait) implements HashingSettings {

    @Override
    public int memoryKib() {
        return 64;
    }

    @Override
    public int iterations() {
        return 1;
    }

    @Override
    public int parallelism() {
        return 1;
    }
}
