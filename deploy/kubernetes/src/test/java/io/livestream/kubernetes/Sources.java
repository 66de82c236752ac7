package io.livestream.kubernetes;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;

/** The Java sources of a module, as the compiler reads them. */
final class Sources {

    private static final Map<Path, List<CompilationUnitTree>> PARSED = new ConcurrentHashMap<>();

    private Sources() {}

    /** All files below a folder. */
    static List<CompilationUnitTree> of(Path folder) {
        return PARSED.computeIfAbsent(folder, Sources::parse);
    }

    private static List<CompilationUnitTree> parse(Path folder) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(folder);
                var manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(java));
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .<CompilationUnitTree>map(unit -> unit)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a class among them implements the interface of this name. */
    static boolean haveAny(List<CompilationUnitTree> units, String implemented) {
        return units.stream()
                .flatMap(unit -> unit.getTypeDecls().stream())
                .filter(ClassTree.class::isInstance)
                .flatMap(type -> ((ClassTree) type).getImplementsClause().stream())
                .anyMatch(name -> name.toString().equals(implemented));
    }

    /** The class of this name among them. */
    static Optional<ClassTree> type(List<CompilationUnitTree> units, String name) {
        return units.stream()
                .flatMap(unit -> unit.getTypeDecls().stream())
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getSimpleName().contentEquals(name))
                .findFirst();
    }
}
