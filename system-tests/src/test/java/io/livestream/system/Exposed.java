package io.livestream.system;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one part shows at {@code /q/metrics}. */
record Exposed(String part, TreeMap<String, String> types, List<Sample> samples) {

    record Sample(String name, TreeMap<String, String> labels) {}

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+.*");
    /** The trace of one of those that were counted, after the value. */
    private static final Pattern EXEMPLAR = Pattern.compile(" # \\{.*");

    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:\\\\.|[^\"\\\\])*)\"");

    static Exposed of(String part, String text) {
        TreeMap<String, String> types = text.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        words -> family(words[2], words[3]), words -> words[3], (one, _) -> one, TreeMap::new));
        List<Sample> samples = text.lines()
                .map(line -> EXEMPLAR.matcher(line).replaceFirst(""))
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Sample(line.group(1), labels(line.group(2))))
                .toList();
        return new Exposed(part, types, samples);
    }

    /** OpenMetrics leaves out of a counter's family what its samples end with. */
    private static String family(String name, String type) {
        return type.equals("counter") && !name.endsWith("_total") ? name + "_total" : name;
    }

    private static TreeMap<String, String> labels(String text) {
        TreeMap<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text == null ? "" : text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    /** The names that a query may use. */
    Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The labels by which the samples of a family differ, but for the bounds of a histogram. */
    List<String> labelsOf(String family) {
        return samples.stream()
                .filter(sample -> sample.name().equals(family) || sample.name().equals(family + "_count"))
                .flatMap(sample -> sample.labels().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
