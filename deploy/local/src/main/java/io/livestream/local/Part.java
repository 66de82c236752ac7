package io.livestream.local;

import java.time.Duration;

/** One process of the suite. */
interface Part {

    Child child();

    /** Starts the process and returns without waiting for it. */
    void start();

    /** Returns when the part does its work. */
    void awaitReady(Duration timeout) throws InterruptedException;

    default String name() {
        return child().name();
    }

    /** Asks the process to end and makes it end after that time. */
    default void stop(Duration grace) {
        child().stop(Process::destroy, grace);
    }
}
