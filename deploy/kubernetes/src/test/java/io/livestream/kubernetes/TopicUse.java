package io.livestream.kubernetes;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.livestream.platform.log.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a service does with topics, as its code says: by the calls of the platform that it makes and the topics it names. */
record TopicUse(Set<String> reads, Set<String> writes, Set<String> groups) {

    private static final List<CompilationUnitTree> PLATFORM = Sources.of(Part.platformSources());

    static TopicUse of(Part service) {
        var use = new TopicUse(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        // Every service refuses tokens whose accounts have lost what they grant.
        use.reads.addAll(named("Revocations"));
        Sources.of(service.sources()).forEach(use::read);
        if (!use.groups.isEmpty()) {
            use.writes.addAll(named("DeadLetters"));
        }
        // The framework gives each consumer the name of the application as its group, also one whose partitions are
        // assigned by hand.
        use.groups.add(service.property("quarkus.application.name"));
        return use;
    }

    private void read(CompilationUnitTree unit) {
        Map<String, String> types = types(unit);
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
                if (call.getMethodSelect() instanceof MemberSelectTree select) {
                    String method = select.getIdentifier().toString();
                    String type = types.getOrDefault(select.getExpression().toString(), "");
                    switch (type) {
                        case "Outbox" -> {
                            writes.addAll(named("Outbox", method));
                            // A relay that takes over looks on the log for what its predecessor sent.
                            reads.addAll(named("Outbox", method));
                        }
                        case "EventLog" -> writes.addAll(named("EventLog", method));
                        case "Followers" -> {
                            Set<String> followed = named("Followers", method);
                            reads.addAll(followed);
                            if (!followed.isEmpty()) {
                                groups.add(text(call.getArguments().getFirst(), unit));
                            }
                        }
                        case "FreshView" -> reads.addAll(named("FreshView"));
                        default -> {}
                    }
                    if (method.equals("record") && !call.getArguments().isEmpty()) {
                        topic(call.getArguments().getFirst()).ifPresent(writes::add);
                        return null;
                    }
                }
                return super.visitMethodInvocation(call, none);
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree select, Void none) {
                topic(select).ifPresent(reads::add);
                return super.visitMemberSelect(select, none);
            }
        }.scan(unit, null);
    }

    /** The topics that a class of the platform names. */
    private static Set<String> named(String type) {
        return named(Sources.type(PLATFORM, type).orElseThrow());
    }

    /** Those that its methods of that name do. */
    private static Set<String> named(String type, String method) {
        Set<String> topics = new TreeSet<>();
        Sources.type(PLATFORM, type).orElseThrow().getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(member -> member.getName().contentEquals(method))
                .forEach(member -> topics.addAll(named(member)));
        return topics;
    }

    private static Set<String> named(Tree tree) {
        Set<String> topics = new TreeSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMemberSelect(MemberSelectTree select, Void none) {
                topic(select).ifPresent(topics::add);
                return super.visitMemberSelect(select, none);
            }
        }.scan(tree, null);
        return topics;
    }

    private static Optional<String> topic(ExpressionTree expression) {
        if (expression instanceof MemberSelectTree select
                && select.getExpression().toString().equals("Topics")) {
            return Topics.all(1).stream()
                    .map(Topics.Definition::name)
                    .filter(name -> Settings.variable(name.substring(name.indexOf('.') + 1))
                            .equals(select.getIdentifier().toString()))
                    .findFirst();
        }
        return Optional.empty();
    }

    /** What type each variable, field and parameter of a file is of. */
    private static Map<String, String> types(CompilationUnitTree unit) {
        Map<String, String> types = new HashMap<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void none) {
                if (variable.getType() != null) {
                    types.put(variable.getName().toString(), variable.getType().toString());
                }
                return super.visitVariable(variable, none);
            }
        }.scan(unit, null);
        return types;
    }

    /** A string as it stands, or a constant of the same file. */
    private static String text(ExpressionTree expression, CompilationUnitTree unit) {
        if (expression instanceof LiteralTree literal) {
            return literal.getValue().toString();
        }
        String name = ((IdentifierTree) expression).getName().toString();
        return unit.getTypeDecls().stream()
                .flatMap(type -> ((ClassTree) type).getMembers().stream())
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> field.getName().contentEquals(name))
                .map(field -> ((LiteralTree) field.getInitializer()).getValue().toString())
                .findFirst()
                .orElseThrow();
    }
}
