package io.livestream.local.command;

import io.livestream.local.Main;
import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.standin.FakeClone;
import io.livestream.local.suite.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The launcher of a clone of stand-ins, as a process of its own, and the data folder that it works with. */
final class LauncherProcess {

    private final Path clone;
    private final DataFolder data;

    private LauncherProcess(Path clone, DataFolder data) {
        this.clone = clone;
        this.data = data;
    }

    static LauncherProcess ofACloneIn(Path parent) {
        Path clone = parent.resolve("clone");
        FakeClone.in(clone);
        return new LauncherProcess(clone, DataFolder.at(parent.resolve("data")));
    }

    DataFolder data() {
        return data;
    }

    /** What a person types who means this data folder. */
    CommandLine line(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--data", data.path().toString()));
        return CommandLine.parse(all.toArray(String[]::new));
    }

    Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Installation.java().toString(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dlivestream.home=" + clone,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("--data", data.path().toString()));
        var launcher = new ProcessBuilder(command).redirectErrorStream(true);
        // All of its JVMs live for seconds.
        launcher.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        return launcher.start();
    }

    /** Ends whatever a launcher left, and lets go of the real broker's files. */
    void cleanUp() throws IOException {
        Leftovers.stop(data);
        Files.deleteIfExists(clone.resolve("deploy/kafka/target/broker"));
    }

    static String readUntil(Process process, String last) throws IOException {
        StringBuilder said = new StringBuilder();
        String line = process.inputReader().readLine();
        while (line != null && !line.contains(last)) {
            said.append(line).append('\n');
            line = process.inputReader().readLine();
        }
        return said.toString();
    }

    static String text(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = process.inputReader().readLine();
                line != null;
                line = process.inputReader().readLine()) {
            said.append(line).append('\n');
        }
        return said.toString();
    }
}
