package io.livestream.local.command;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.suite.Ports;
import io.livestream.local.suite.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person typed after {@code ./livestream}. */
public record CommandLine(String command, List<String> arguments, Map<String, String> options) {

    private static final Set<String> WITH_VALUE =
            Set.of("--data", "--port", "--host", "--postgres", "--kafka", "--only");
    private static final Set<String> FLAGS = Set.of("--yes", "--no-aot");

    /** Fails, with a line for the person, when an option is unknown or lacks its value. */
    public static CommandLine parse(String... words) {
        List<String> arguments = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            String[] word = words[i].split("=", 2);
            if (FLAGS.contains(word[0]) && word.length == 1) {
                options.put(word[0], "");
            } else if (!words[i].startsWith("--")) {
                arguments.add(words[i]);
            } else if (!WITH_VALUE.contains(word[0])) {
                throw new SuiteFailure("There is no option %s. ./livestream help lists them.".formatted(word[0]));
            } else if (word.length == 2) {
                options.put(word[0], word[1]);
            } else if (i + 1 < words.length) {
                options.put(word[0], words[++i]);
            } else {
                throw new SuiteFailure("%s needs a value. ./livestream help says which.".formatted(word[0]));
            }
        }
        String command = arguments.isEmpty() ? "help" : arguments.removeFirst();
        return new CommandLine(command, List.copyOf(arguments), Map.copyOf(options));
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    DataFolder folder() {
        if (option("--data", "a folder").isBlank()) {
            throw new SuiteFailure("--data needs the name of a folder.");
        }
        return DataFolder.at(has("--data") ? Path.of(options.get("--data")) : DataFolder.standard());
    }

    /** The services named by {@code --only}, none of them for {@code --only none}; empty without that option. */
    Optional<Set<Service>> only() {
        return Optional.ofNullable(options.get("--only"))
                .map(names -> names.equals("none")
                        ? Set.of()
                        : Arrays.stream(names.split(","))
                                .map(CommandLine::service)
                                .collect(Collectors.toSet()));
    }

    /** The parts that {@code up} is to start. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        if (!has("--postgres")) {
            parts.add("postgresql");
        }
        if (!has("--kafka")) {
            parts.add("kafka");
        }
        only().orElse(EnumSet.allOf(Service.class)).forEach(service -> parts.add(service.title()));
        if (only().isEmpty()) {
            parts.add("gateway");
        }
        return parts;
    }

    private static Service service(String name) {
        return Service.named(name.strip())
                .orElseThrow(() -> new SuiteFailure(
                        "There is no service \"%s\". --only takes some of auth,stream,chat,qa,analytics, or none."
                                .formatted(name)));
    }

    /** Where the gateway is to listen. */
    String host() {
        return option("--host", "127.0.0.1");
    }

    Ports ports() {
        if (!has("--port")) {
            return Ports.standard();
        }
        try {
            return Ports.from(Integer.parseInt(options.get("--port")));
        } catch (NumberFormatException e) {
            throw new SuiteFailure("--port wants a number, not \"%s\".".formatted(options.get("--port")), e);
        }
    }
}
