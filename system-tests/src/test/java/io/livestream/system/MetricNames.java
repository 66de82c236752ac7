package io.livestream.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the metrics that a query of Prometheus names. */
final class MetricNames {

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset", "atan2", "inf", "nan");
    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Pattern TOKEN = Pattern.compile("""
            (?x)
            "(?:\\\\.|[^"\\\\])*" | '(?:\\\\.|[^'\\\\])*' | `[^`]*`   # texts
            | \\#[^\\n]*                                              # comments
            | [0-9][0-9a-zA-Z_.]*                                     # numbers and durations
            | [a-zA-Z_:][a-zA-Z0-9_:]*                                # names
            | \\S""");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private MetricNames() {}

    static Set<String> in(String query) {
        List<String> tokens = tokens(query);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
            if (token.equals("{")) {
                i = end(tokens, i, "}");
            } else if (token.equals("[")) {
                i = end(tokens, i, "]");
            } else if (BEFORE_LABELS.contains(lower(token)) && next.equals("(")) {
                i = end(tokens, i, ")");
            } else if (isMetric(token, next)) {
                names.add(token);
            }
        }
        return names;
    }

    /** Functions are followed by what they are given, aggregations by that or by the labels that they keep. */
    private static boolean isMetric(String token, String next) {
        return NAME.matcher(token).matches()
                && !OPERATORS.contains(lower(token))
                && !next.equals("(")
                && !BEFORE_LABELS.contains(lower(next));
    }

    private static int end(List<String> tokens, int from, String closing) {
        int at = tokens.subList(from, tokens.size()).indexOf(closing);
        if (at < 0) {
            throw new IllegalArgumentException("no %s after %s".formatted(closing, tokens.subList(0, from + 1)));
        }
        return from + at;
    }

    private static List<String> tokens(String query) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(query);
        while (matcher.find()) {
            if (!matcher.group().startsWith("#")) {
                tokens.add(matcher.group());
            }
        }
        return tokens;
    }

    private static String lower(String token) {
        return token.toLowerCase(Locale.ROOT);
    }
}
