package io.livestream.platform.setting;

import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads a setting that is a whole number between two bounds; what is outside them keeps the service from starting.
 *
 * <p>A setting names a converter with its own bounds by {@code @WithConverter}. Constraints of Bean Validation would say the
 * same, but a validator would be made ready for them a second time, which is a third of a service's start.
 */
public abstract class WholeNumber implements Converter<Integer> {

    private final int least;
    private final int most;

    protected WholeNumber(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** @throws IllegalArgumentException for what is no number or not within the bounds, which it names */
    @Override
    public Integer convert(String value) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(rule(), e);
        }
        throw new IllegalArgumentException(rule());
    }

    private String rule() {
        return ": not a whole number from %d to %d".formatted(least, most);
    }
}
