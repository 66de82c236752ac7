package io.livestream.trunk;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where on which trunk a client's socket is to be.
 *
 * @param channel a number that is used once on its trunk
 */
public record TrunkSeat(String trunk, int channel) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36})/([0-9]{1,9})");

    /** Empty for what names none, null included. */
    public static Optional<TrunkSeat> parse(String header) {
        Matcher parts = TEXT.matcher(header == null ? "" : header);
        return parts.matches()
                ? Optional.of(new TrunkSeat(parts.group(1), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return trunk + "/" + channel;
    }
}
