package io.livestream.gateway.routing;

/**
 * A request's path and query after the one check that all of them pass.
 *
 * <p>Gateway and service must understand a path alike, or rules that look at paths can be walked around. So nothing gets
 * through that two readers could read in two ways: no dot segments, empty segments or path parameters, no encoded
 * slashes, backslashes, dots, percent signs or control characters, no encoding that is not UTF-8.
 *
 * @param path without a trailing slash, but for the root
 * @param query with its question mark, or empty
 */
public record RequestTarget(String path, String query) {

    private static final String IN_PATHS = "-._~!$&'()*+,=:@/";

    public static RequestTarget parse(String target) throws MalformedTarget {
        if (target.isEmpty() || target.charAt(0) != '/') {
            throw new MalformedTarget("The request's target is not a path.");
        }
        int mark = target.indexOf('?');
        int end = mark < 0 ? target.length() : mark;
        checkPath(target, end);
        String query = mark < 0 ? "" : target.substring(mark);
        checkQuery(query);
        boolean slashed = end > 1 && target.charAt(end - 1) == '/';
        return new RequestTarget(target.substring(0, slashed ? end - 1 : end), query);
    }

    private static void checkPath(String target, int end) throws MalformedTarget {
        boolean encoded = false;
        int segment = 1;
        for (int i = 1; i <= end; i++) {
            char c = i == end ? '/' : target.charAt(i);
            if (c == '/') {
                checkSegment(target, segment, i, end);
                segment = i + 1;
            } else if (c == '%') {
                encoded = true;
            } else if (!isAllowed(c)) {
                throw new MalformedTarget("The path has a character that does not belong there.");
            }
        }
        if (encoded) {
            PercentEncoding.check(target.substring(0, end), PercentEncoding.Part.PATH);
        }
    }

    private static void checkSegment(String target, int from, int to, int end) throws MalformedTarget {
        int length = to - from;
        boolean empty = length == 0 && to != end;
        boolean dot = length == 1 && target.charAt(from) == '.';
        boolean dots = length == 2 && target.charAt(from) == '.' && target.charAt(from + 1) == '.';
        if (empty || dot || dots) {
            throw new MalformedTarget("The path has an empty segment or a dot segment.");
        }
    }

    private static void checkQuery(String query) throws MalformedTarget {
        boolean encoded = false;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            encoded |= c == '%';
            if (c <= ' ' || c >= 0x7f) {
                throw new MalformedTarget("The query has a character that must be percent-encoded.");
            }
        }
        if (encoded) {
            PercentEncoding.check(query, PercentEncoding.Part.QUERY);
        }
    }

    private static boolean isAllowed(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || IN_PATHS.indexOf(c) >= 0;
    }
}
