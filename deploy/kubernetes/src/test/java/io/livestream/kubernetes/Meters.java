package io.livestream.kubernetes;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import io.livestream.platform.log.Topics;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the services measure, by the names with which their code registers it. */
final class Meters {

    private static final Pattern NAME = Pattern.compile("livestream(\\.[a-z]+)+");
    private static final Pattern ASKED = Pattern.compile("livestream_[a-z_]+");

    private Meters() {}

    static Set<String> all() {
        Set<String> names = new TreeSet<>();
        Stream.concat(Part.all().stream().map(Part::sources), Stream.<Path>of(Part.platformSources()))
                .flatMap(folder -> Sources.of(folder).stream())
                .forEach(unit -> new TreeScanner<Void, Void>() {
                    /** Prefixes of settings look alike. */
                    @Override
                    public Void visitAnnotation(AnnotationTree annotation, Void none) {
                        return null;
                    }

                    @Override
                    public Void visitLiteral(LiteralTree literal, Void none) {
                        if (literal.getValue() instanceof String text
                                && NAME.matcher(text).matches()) {
                            names.add(metric(text));
                        }
                        return null;
                    }
                }.scan(unit, null));
        Topics.all(1).forEach(topic -> names.remove(metric(topic.name())));
        return names;
    }

    private static String metric(String meter) {
        return meter.replace('.', '_');
    }

    /** The suite's own name in a query, or nothing. */
    static String asked(String query) {
        var found = ASKED.matcher(query);
        return found.find() ? found.group() : "";
    }
}
