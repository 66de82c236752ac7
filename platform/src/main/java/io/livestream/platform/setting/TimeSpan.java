package io.livestream.platform.setting;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a setting that is a time between two bounds, as {@link WholeNumber} reads a number: what is outside keeps the service from starting. */
public abstract class TimeSpan implements Converter<Duration> {

    private final Duration least;
    private final Duration most;

    protected TimeSpan(Duration least, Duration most) {
        this.least = least;
        this.most = most;
    }

    /** @throws IllegalArgumentException for what is no time or not within the bounds, which it names */
    @Override
    public Duration convert(String value) {
        Duration time = parse(value.strip());
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new IllegalArgumentException(rule());
        }
        return time;
    }

    private Duration parse(String value) {
        try {
            return DurationConverter.parseDuration(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(rule(), e);
        }
    }

    private String rule() {
        return ": not a time from %s to %s".formatted(words(least), words(most));
    }

    /** As settings are written: 90s, 12h. */
    private static String words(Duration time) {
        return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
