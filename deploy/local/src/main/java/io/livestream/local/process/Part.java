package io.livestream.local.process;

import java.time.Duration;

/** One process of the suite. */
public interface Part {

    /** Its process, over all starts. */
    Child child();

    /** Starts the process and returns without waiting for it. */
    void start();

    /** Returns when the part does its work. */
    void awaitReady(Duration timeout) throws InterruptedException;

    /** What a person calls it, as its log and its record are called. */
    default String name() {
        return child().name();
    }

    /** Asks the process to end and makes it end after that time. */
    default void stop(Duration grace) {
        child().stop(Process::destroy, grace);
    }
}
