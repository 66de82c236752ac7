package io.livestream.auth.password;

import io.livestream.platform.setting.TimeSpan;
import io.livestream.platform.setting.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many wrong passwords are taken in how long a time; right ones never count. */
@ConfigMapping(prefix = "auth.attempts")
interface AttemptSettings {

    /** For one account from one address, so that whoever guesses elsewhere locks nobody out; and for one account in its open sessions. */
    @WithDefault("10")
    @WithConverter(PerAccount.class)
    int perAccountAndAddress();

    /** For one account, from wherever: guesses that are spread over many addresses. */
    @WithDefault("100")
    @WithConverter(PerAccount.class)
    int perAccount();

    @WithDefault("15M")
    @WithConverter(Window.class)
    Duration accountWindow();

    /** From one address, for whatever accounts: a class of 300 sits behind one, and each of them may mistype once and is let in then. */
    @WithDefault("600")
    @WithConverter(PerAddress.class)
    int perAddress();

    @WithDefault("5M")
    @WithConverter(Window.class)
    Duration addressWindow();

    final class PerAccount extends WholeNumber {
        public PerAccount() {
            super(1, 1_000);
        }
    }

    final class PerAddress extends WholeNumber {
        public PerAddress() {
            super(1, 1_000_000);
        }
    }

    final class Window extends TimeSpan {
        public Window() {
            super(Duration.ofSeconds(1), Duration.ofHours(24));
        }
    }
}
