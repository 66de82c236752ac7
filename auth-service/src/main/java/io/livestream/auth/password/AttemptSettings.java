package io.livestream.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How many wrong passwords are taken in how long a time; right ones never count. */
@ConfigMapping(prefix = "auth.attempts")
interface AttemptSettings {

    /** For one account, from wherever. */
    @WithDefault("10")
    @Min(1)
    @Max(1_000)
    int perAccount();

    @WithDefault("15M")
    Duration accountWindow();

    /** From one address, for whatever accounts: a class of 300 sits behind one, and each of them may mistype once. */
    @WithDefault("300")
    @Min(1)
    @Max(1_000_000)
    int perAddress();

    @WithDefault("5M")
    Duration addressWindow();
}
