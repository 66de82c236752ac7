package io.livestream.bench.rest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What to measure and for how long.
 *
 * @param run the folder in which the launcher notes the processes of the suite
 */
record Settings(
        URI gateway,
        Path run,
        int connections,
        Duration warmUp,
        Duration time,
        int students,
        int questions,
        int streams,
        Set<String> only) {

    static final List<String> SCENARIOS = List.of("chat", "list", "read", "upvote");

    private static final String USAGE = """
        ./livestream bench rest [options]
          --connections <n>   requests at a time, each on a connection of its own (32)
          --warm-up <s>       seconds before counting begins, for each scenario (60)
          --time <s>          seconds counted (15)
          --students <n>      people who write, read and vote (64)
          --questions <n>     questions to vote on; students times questions is how many new votes there can be (2000)
          --streams <n>       streams that are made for the list (40)
          --only <names>      some of chat,list,read,upvote\
        """;

    /** @throws IllegalArgumentException with what to print */
    static Settings parse(String[] words) {
        URI gateway = URI.create("http://localhost:8080");
        Path data = Path.of(".livestream");
        int connections = 32;
        int warmUp = 60;
        int time = 15;
        int students = 64;
        int questions = 2_000;
        int streams = 40;
        Set<String> only = new LinkedHashSet<>(SCENARIOS);
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String value = equals < 0 ? next(words, ++i) : word.substring(equals + 1);
            switch (name) {
                case "--gateway" -> gateway = URI.create(value);
                case "--accounts" -> data = Path.of(value).toAbsolutePath().getParent();
                case "--data" -> data = Path.of(value);
                case "--connections" -> connections = positive(name, value);
                case "--warm-up" -> warmUp = positive(name, value);
                case "--time" -> time = positive(name, value);
                case "--students" -> students = positive(name, value);
                case "--questions" -> questions = positive(name, value);
                case "--streams" -> streams = positive(name, value);
                case "--only" -> only = scenarios(value);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        return new Settings(
                gateway,
                data.resolve("run"),
                connections,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(time),
                students,
                questions,
                streams,
                only);
    }

    boolean measures(String scenario) {
        return only.contains(scenario);
    }

    private static String next(String[] words, int i) {
        if (i >= words.length) {
            throw new IllegalArgumentException(USAGE);
        }
        return words[i];
    }

    private static int positive(String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, as a number that is too small is.
        }
        throw new IllegalArgumentException(name + " needs a number above 0.");
    }

    private static Set<String> scenarios(String value) {
        Set<String> names = new LinkedHashSet<>(List.of(value.split(",")));
        if (!SCENARIOS.containsAll(names)) {
            throw new IllegalArgumentException("--only knows " + String.join(", ", SCENARIOS) + ".");
        }
        return names;
    }
}
