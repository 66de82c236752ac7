package io.livestream.qa.flood;

import io.livestream.platform.setting.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** What one person may do to the questions of a class. */
@ConfigMapping(prefix = "livestream.questions.flood")
interface FloodSettings {

    /** The most questions, votes and votes withdrawn of one person a second, for long; thirty times as many at once. 0 is no limit. */
    @WithDefault("20")
    @WithConverter(PerSecond.class)
    int limit();

    final class PerSecond extends WholeNumber {
        public PerSecond() {
            super(0, 1_000_000);
        }
    }
}
