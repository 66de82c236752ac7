package io.livestream.local.jvm;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.process.Child;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the JVMs of one suite are started.
 *
 * @param cache what each of them starts from, or leaves behind
 * @param options more than those that all suites have
 */
public record Jvm(StartCache cache, List<String> options) {

    /**
     * What libraries may reach into. A start cache is good for a JVM with exactly these; the first three are those of a
     * packaged application's manifest, and without the others Netty and Kafka print warnings at each start.
     */
    static final List<String> ACCESS = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /**
     * By this a process is known as one of this data folder's. The name stays outside the settings of the services, which
     * refuse to start with one they do not know.
     */
    public static String mark(DataFolder folder) {
        return "-Dlocal.suite.data=" + folder.path();
    }

    /** The program and the options that all have in common; what to run is appended. */
    public List<String> command(Child child, String heap) {
        List<String> command = new ArrayList<>(List.of(
                Installation.java().toString(),
                "-Xmx" + heap,
                // A start fills some 60 MB; collecting several times meanwhile takes a twentieth of it.
                "-Xms128m",
                "-XX:NewSize=80m",
                // One collector thread and the smallest footprint: up to seven JVMs share the machine.
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // Nobody translated the libraries' log messages; each of their loggers would look for it in three
                // places.
                "-Dorg.jboss.logging.locale=und",
                "-Djava.awt.headless=true",
                mark(child.folder()),
                "-Dlocal.suite.part=" + child.name()));
        command.addAll(ACCESS);
        command.addAll(options);
        return command;
    }

    /** What to add for the start cache of a child that runs the jars of that folder; nothing when it starts without one. */
    public List<String> cached(Child child, Path jars) {
        return cache.flags(child.name(), jars);
    }
}
