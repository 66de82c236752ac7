package io.livestream.bench.room.scenario;

import io.livestream.bench.Unlimited;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What to measure and how large.
 *
 * @param run the folder in which the launcher notes the processes of the suite; none when no suite is measured
 */
public record RoomSettings(
        URI gateway,
        Path run,
        boolean direct,
        Set<String> only,
        int sockets,
        List<Double> rates,
        int text,
        int posters,
        int idle,
        Duration spread,
        Duration warmUp,
        Duration time,
        int students,
        int loops) {

    public static final String FAN_OUT = "fan-out";
    public static final String IDLE = "idle";
    public static final String CUT = "cut";
    public static final String FLOOR = "floor";
    public static final String NATS = "nats";
    static final List<String> SCENARIOS = List.of(IDLE, FAN_OUT, CUT, FLOOR, NATS);

    private static final String USAGE = """
        ./livestream bench room [options]
          --only <names>     some of idle,fan-out,cut,floor,nats (all); floor and nats need no suite
          --direct           to chat-service itself, and not through the gateway, which sends everything once more
          --sockets <n>      in the room that is posted to (10000)
          --rates <list>     messages a second, one after the other (10,50); none follows one that was too much
          --text <n>         characters of a message (200)
          --posters <n>      sockets that post, in turn (4)
          --idle <n>         sockets that are only held (15000)
          --spread <s>       seconds over which those who were cut off come back (30)
          --warm-up <s>      seconds before counting begins, for each rate (5)
          --time <s>         seconds counted (10)
          --students <n>     accounts that the sockets share (200)
          --loops <n>        threads that receive (1)\
        """;

    /** @throws IllegalArgumentException with what to print */
    public static RoomSettings parse(String[] words) {
        Reading reading = new Reading();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (name.equals("--direct")) {
                reading.direct = true;
                continue;
            }
            Consumer<String> option = reading.option(name);
            if (option == null || equals < 0 && ++i >= words.length) {
                throw new IllegalArgumentException(USAGE);
            }
            option.accept(equals < 0 ? words[i] : word.substring(equals + 1));
        }
        return reading.settings();
    }

    /** Whether that scenario is asked for. */
    public boolean measures(String scenario) {
        return only.contains(scenario);
    }

    /** Whether a running suite is part of it. */
    public boolean needsSuite() {
        return measures(FAN_OUT) || measures(IDLE) || measures(CUT);
    }

    /** The most sockets that are open at once. */
    public int mostSockets() {
        return measures(IDLE) ? Math.max(idle, sockets) : sockets;
    }

    /** The options as far as they are read. */
    private static final class Reading {

        private URI gateway;
        private Path data = Path.of(".livestream");
        private boolean direct;
        private Set<String> only = new LinkedHashSet<>(SCENARIOS);
        private int sockets = 10_000;
        private List<Double> rates = List.of(10.0, 50.0);
        private int text = 200;
        private int posters = 4;
        private int idle = 15_000;
        private int spread = 30;
        private int warmUp = 5;
        private int time = 10;
        private int students = 200;
        private int loops = 1;

        private Consumer<String> option(String name) {
            return switch (name) {
                case "--gateway" -> value -> gateway = URI.create(value);
                case "--accounts" ->
                    value -> data = Path.of(value).toAbsolutePath().getParent();
                case "--data" -> value -> data = Path.of(value);
                case "--only" -> value -> only = scenarios(value);
                case "--sockets" -> value -> sockets = positive(name, value);
                case "--rates" -> value -> rates = rates(value);
                case "--text" -> value -> text = positive(name, value);
                case "--posters" -> value -> posters = positive(name, value);
                case "--idle" -> value -> idle = positive(name, value);
                case "--spread" -> value -> spread = positive(name, value);
                case "--warm-up" -> value -> warmUp = positive(name, value);
                case "--time" -> value -> time = positive(name, value);
                case "--students" -> value -> students = positive(name, value);
                case "--loops" -> value -> loops = positive(name, value);
                default -> null;
            };
        }

        private RoomSettings settings() {
            RoomSettings settings = new RoomSettings(
                    gateway,
                    data.resolve("run"),
                    direct,
                    only,
                    sockets,
                    rates,
                    text,
                    posters,
                    idle,
                    Duration.ofSeconds(spread),
                    Duration.ofSeconds(warmUp),
                    Duration.ofSeconds(time),
                    students,
                    loops);
            if (settings.needsSuite() && gateway == null) {
                throw new IllegalArgumentException(
                        "No suite runs there. Start it in another terminal: " + Unlimited.SUITE);
            }
            return settings;
        }

        private static int positive(String name, String value) {
            double number = number(value);
            if (number >= 1 && number == Math.rint(number) && number <= Integer.MAX_VALUE) {
                return (int) number;
            }
            throw new IllegalArgumentException(name + " needs a number above 0.");
        }

        private static List<Double> rates(String value) {
            List<Double> rates =
                    Stream.of(value.split(",")).map(Reading::number).toList();
            if (rates.stream().allMatch(rate -> rate > 0)) {
                return rates;
            }
            throw new IllegalArgumentException("--rates needs numbers above 0, with commas between them.");
        }

        private static double number(String value) {
            try {
                return Double.parseDouble(value);
            } catch (NumberFormatException _) {
                return Double.NaN;
            }
        }

        private static Set<String> scenarios(String value) {
            Set<String> names = new LinkedHashSet<>(List.of(value.split(",")));
            if (!SCENARIOS.containsAll(names)) {
                throw new IllegalArgumentException("--only knows " + String.join(", ", SCENARIOS) + ".");
            }
            return names;
        }
    }
}
