package io.livestream.local.suite;

import java.time.Duration;

/** Hears how the start of a suite goes. It may be called from several threads. */
public interface Progress {

    void ready(String part, int port, Duration took);

    void note(String line);

    static Progress silent() {
        return new Progress() {
            @Override
            public void ready(String part, int port, Duration took) {
                // Whoever asked for silence looks at the suite itself.
            }

            @Override
            public void note(String line) {
                // As above.
            }
        };
    }
}
