package io.livestream.kubernetes;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What can be set of a part by its environment, as its code says: mapped interfaces, injected properties, placeholders. */
final class Settings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");
    private static final Pattern THIS_MACHINE = Pattern.compile("127\\.0\\.0\\.|localhost");

    /** The standard value of each variable; none for one that is left open. */
    private final Map<String, Optional<String>> standards = new TreeMap<>();

    private Settings() {}

    static Settings of(Part part) {
        var settings = new Settings();
        List<CompilationUnitTree> units = new ArrayList<>(Sources.of(part.sources()));
        if (part.isService()) {
            units.addAll(Sources.of(Part.platformSources()));
            settings.readProperties(Part.platform());
            // The platform's data source and broker are somewhere, and it does not say where.
            settings.standards.put("QUARKUS_DATASOURCE_JDBC_URL", Optional.empty());
            settings.standards.put("QUARKUS_DATASOURCE_USERNAME", Optional.empty());
            settings.standards.put("QUARKUS_DATASOURCE_PASSWORD", Optional.empty());
            settings.standards.put("KAFKA_BOOTSTRAP_SERVERS", Optional.empty());
        }
        settings.readCode(units);
        settings.readProperties(part.properties());
        if (Sources.haveAny(Sources.of(part.sources()), "KeySource")) {
            // Whoever makes the keys does not ask for them.
            settings.standards.remove("LIVESTREAM_AUTH_URL");
        }
        return settings;
    }

    boolean has(String variable) {
        return standards.containsKey(variable);
    }

    Optional<String> standard(String variable) {
        return standards.getOrDefault(variable, Optional.empty());
    }

    /** Those that only whoever installs the suite can say: left open, or of this one machine. */
    List<String> toBeSaid() {
        return standards.entrySet().stream()
                .filter(setting -> setting.getValue()
                        .map(standard -> standard.isEmpty()
                                || THIS_MACHINE.matcher(standard).find())
                        .orElse(true))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void readCode(List<CompilationUnitTree> units) {
        units.forEach(unit -> new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void none) {
                annotation(type.getModifiers().getAnnotations(), "ConfigMapping")
                        .flatMap(mapping -> argument(mapping, "prefix"))
                        .ifPresent(prefix -> readMapping(type, prefix));
                return super.visitClass(type, none);
            }

            @Override
            public Void visitVariable(VariableTree variable, Void none) {
                annotation(variable.getModifiers().getAnnotations(), "ConfigProperty")
                        .ifPresent(property -> argument(property, "name")
                                .filter(name -> !name.startsWith("quarkus."))
                                .ifPresent(name -> put(name, argument(property, "defaultValue"))));
                return super.visitVariable(variable, none);
            }
        }.scan(unit, null));
    }

    private void readMapping(ClassTree type, String prefix) {
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method) {
                String property = prefix + "." + kebab(method.getName().toString());
                String returned = method.getReturnType().toString();
                Optional<ClassTree> nested = type.getMembers().stream()
                        .filter(ClassTree.class::isInstance)
                        .map(ClassTree.class::cast)
                        .filter(inner -> inner.getSimpleName().contentEquals(returned))
                        .findFirst();
                if (nested.isPresent()) {
                    readMapping(nested.get(), property);
                } else if (returned.equals("OptionalInt")) {
                    // A limit that has a sensible value when it is not set.
                    put(property, Optional.of("unset"));
                } else {
                    put(
                            property,
                            annotation(method.getModifiers().getAnnotations(), "WithDefault")
                                    .flatMap(standard -> argument(standard, "value")));
                }
            }
        }
    }

    /** A property that is set there is decided; what it refers to may not be. */
    private void readProperties(Properties properties) {
        properties.forEach((key, value) -> {
            String name = key.toString();
            if (!name.startsWith("%")) {
                String plain = refersTo(value.toString());
                if (standards.containsKey(variable(name))
                        || THIS_MACHINE.matcher(plain).find()) {
                    standards.put(variable(name), Optional.of(plain.isEmpty() ? "said elsewhere" : plain));
                }
            }
        });
    }

    private void put(String property, Optional<String> standard) {
        String plain = standard.map(this::refersTo).orElse("");
        boolean elsewhere = standard.isPresent() && !standard.get().isEmpty() && plain.isEmpty();
        standards.put(variable(property), elsewhere ? Optional.of("said elsewhere") : standard.map(_ -> plain));
    }

    /** Notes what a value refers to and returns the rest of it. */
    private String refersTo(String value) {
        PLACEHOLDER
                .matcher(value)
                .results()
                .forEach(found -> standards.putIfAbsent(variable(found.group(1)), Optional.ofNullable(found.group(2))));
        return PLACEHOLDER.matcher(value).replaceAll("");
    }

    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Optional<AnnotationTree> annotation(List<? extends AnnotationTree> all, String name) {
        return all.stream()
                .<AnnotationTree>map(annotation -> annotation)
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    private static Optional<String> argument(AnnotationTree annotation, String name) {
        return annotation.getArguments().stream()
                .filter(AssignmentTree.class::isInstance)
                .map(AssignmentTree.class::cast)
                .filter(assignment -> assignment.getVariable().toString().equals(name))
                .map(AssignmentTree::getExpression)
                .filter(LiteralTree.class::isInstance)
                .map(literal -> ((LiteralTree) literal).getValue().toString())
                .findFirst()
                .or(() -> annotation.getArguments().stream()
                        .filter(LiteralTree.class::isInstance)
                        .map(literal -> ((LiteralTree) literal).getValue().toString())
                        .findFirst());
    }
}
