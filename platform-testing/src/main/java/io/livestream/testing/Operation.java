package io.livestream.testing;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One operation of an API.
 *
 * @param path as the API's description has it, but without a slash at its end: with and without it is the same
 */
public record Operation(String method, String path) implements Comparable<Operation> {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    public Operation {
        path = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Whether it is, for example, {@code is("POST", "/api/livestream")}. */
    public boolean is(String otherMethod, String otherPath) {
        return equals(new Operation(otherMethod, otherPath));
    }

    List<String> parameters() {
        return PARAMETER
                .matcher(path)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Override
    public int compareTo(Operation other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
