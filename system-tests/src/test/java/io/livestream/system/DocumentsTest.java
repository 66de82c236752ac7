package io.livestream.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the repository name what is there, all of it, and lead where they say. */
class DocumentsTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".livestream");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");

    @Test
    void eachLinkLeadsToAFileAndToAHeadingInIt() {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            all(LINK, CODE.matcher(textOf(page)).replaceAll(""))
                    .filter(link -> !link.matches("[a-z]+:.*") && !leads(page, link))
                    .forEach(link -> broken.add(REPOSITORY.relativize(page) + ": " + link));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void theArchitectureNamesEachModule() {
        Set<String> services =
                Set.of("auth-service", "stream-service", "chat-service", "qa-service", "analytics-service");
        Set<String> modules = all(Pattern.compile("<module>(.+)</module>"), textOf(REPOSITORY.resolve("pom.xml")))
                .filter(module -> !services.contains(module))
                .collect(toSet());

        assertThat(codeIn("docs/architecture.md")).contains("*-service").containsAll(modules);
    }

    @Test
    void theArchitectureNamesEachPackageOfThePlatform() {
        Path platform = REPOSITORY.resolve("platform/src/main/java/io/livestream/platform");

        assertThat(codeIn("docs/architecture.md")).containsAll(names(platform, Files::isDirectory));
    }

    @Test
    void thePageOfTheseTestsNamesEachOfThem() {
        Path tests = REPOSITORY.resolve("system-tests/src/test/java/io/livestream/system");
        Set<String> named = codeIn("system-tests/README.md").stream()
                .map(name -> name.replaceFirst("^pages/", ""))
                .collect(toSet());

        assertThat(named).containsAll(testsIn(tests)).containsAll(testsIn(tests.resolve("pages")));
    }

    private static Set<String> testsIn(Path folder) {
        return names(folder, file -> file.toString().endsWith("Test.java")).stream()
                .map(file -> file.replace(".java", ""))
                .collect(toSet());
    }

    private static boolean leads(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || anchorsIn(target).contains(parts[1]));
    }

    /** As GitHub makes them: lower case, without punctuation, with hyphens for spaces. */
    private static Set<String> anchorsIn(Path page) {
        return all(HEADING, CODE.matcher(textOf(page)).replaceAll(""))
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(toSet());
    }

    private static Set<String> codeIn(String page) {
        return all(Pattern.compile("`([^`\n]+)`"), textOf(REPOSITORY.resolve(page)))
                .collect(toSet());
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static Set<String> names(Path folder, Predicate<Path> which) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(which)
                    .map(file -> file.getFileName().toString())
                    .collect(toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> pages() {
        List<Path> pages = new ArrayList<>();
        try {
            Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean ours = !NOT_OURS.contains(folder.getFileName().toString());
                    return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".md")) {
                        pages.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
