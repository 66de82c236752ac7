package io.livestream.local.script;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.livestream.local.folder.Installation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A clone that has nothing but the script {@code ./livestream}, on a machine that has what a test puts there: JDKs below
 * {@code jdks}, programs in {@code bin}.
 */
final class ScriptFolder {

    private static final String TOOLS =
            "awk bash cat chmod date dirname find grep head ln mkdir mktemp mv ps readlink rm sed sh sleep sort tail tee touch tr";

    private static final String APPLICATIONS =
            "auth-service stream-service chat-service qa-service analytics-service gateway";

    private final Path folder;
    private final Path clone;
    private String path;

    private ScriptFolder(Path folder, Path clone) {
        this.folder = folder;
        this.clone = clone;
        this.path = folder.resolve("bin") + File.pathSeparator + System.getenv("PATH");
    }

    static ScriptFolder in(Path folder) throws IOException {
        Path clone = Files.createDirectories(folder.toRealPath().resolve("clone"));
        Files.copy(Installation.find().home().resolve("livestream"), clone.resolve("livestream"));
        return new ScriptFolder(folder, clone);
    }

    /** With a JDK, and a Maven and a Node that are new enough. */
    static ScriptFolder withAllThatABuildNeeds(Path folder) throws IOException {
        ScriptFolder script = in(folder);
        script.jdk("jdks/jdk", "25.0.3");
        script.maven("");
        script.node("22.1.0");
        return script;
    }

    /** What the script said, and the code with which it ended. */
    record Answer(int code, String text) {}

    Path cloned() {
        return clone;
    }

    Answer run(String... words) throws Exception {
        return run(Map.of(), words);
    }

    Answer run(Map<String, String> environment, String... words) throws Exception {
        return answer(start(environment, words));
    }

    Process start(Map<String, String> environment, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", clone.resolve("livestream").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("LIVESTREAM_JDKS", folder.resolve("jdks").toString());
        builder.environment().put("PATH", path);
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Answer answer(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Answer(process.waitFor(), text);
    }

    /** Its launcher says how it was called, and finds nothing wrong with that. */
    Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        program(
                name + "/bin/java",
                "all=\"$*\"; case $all in *UpCheck.java*) ;; *) echo \"launcher ${all##*Main }\" ;; esac");
        program(name + "/bin/javac", "exit 0");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    /** The sources of the launcher, and a JDK that runs them. */
    void launcher() throws IOException {
        Path real = Installation.find().home();
        try (Stream<Path> all = Files.walk(real.resolve("deploy/local/src/main/java"))) {
            for (Path source : all.filter(Files::isRegularFile).toList()) {
                Path copy = clone.resolve(real.relativize(source));
                Files.createDirectories(copy.getParent());
                Files.copy(source, copy);
            }
        }
        Files.createFile(clone.resolve("deploy/local/pom.xml"));
        program("jdks/jdk/bin/java", "exec '%s' \"$@\"".formatted(Installation.java()));
    }

    /** A program of this name, in the place of one that is there. */
    void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }

    void node(String version) throws IOException {
        program("bin/node", "echo " + version);
        program("bin/npm", "exit 0");
    }

    /** A Maven that leaves what a build leaves, and one line in {@code builds} for each; {@code first} is done before. */
    void maven(String first) throws IOException {
        program("bin/mvn", """
                [ "$1" != -v ] || { echo 'Apache Maven 3.9.9'; exit; }
                echo "$*" >>'%s'
                %s
                cd '%s'
                for name in %s; do
                    mkdir -p $name/target/quarkus-app && touch $name/target/quarkus-app/quarkus-run.jar
                done
                mkdir -p deploy/kafka/target/broker deploy/local/target && touch deploy/local/target/local.jar
                case "$*" in
                    *pages.skip=true*) ;;
                    *) mkdir -p gateway/target/classes/pages/app && touch gateway/target/classes/pages/app/files.txt ;;
                esac""".formatted(builds(), first, clone, APPLICATIONS));
    }

    /** Something of the gateway's is newer than what was built of it. */
    void change() throws IOException {
        Files.createFile(changed());
    }

    Path changed() {
        return clone.resolve("gateway/package.json");
    }

    /** How Maven was called, each time. */
    List<String> built() throws IOException {
        return Files.exists(builds()) ? Files.readAllLines(builds()) : List.of();
    }

    private Path builds() {
        return folder.resolve("builds");
    }

    /** From now on nothing is on the path but {@code bin} and what each system has. */
    void withoutOtherPrograms() throws IOException {
        for (String tool : TOOLS.split(" ")) {
            Path real = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(part -> Path.of(part, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            program("tools/" + tool, "exec %s \"$@\"".formatted(real));
        }
        path = folder.resolve("bin") + File.pathSeparator + folder.resolve("tools");
    }
}
