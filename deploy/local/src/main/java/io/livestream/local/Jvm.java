package io.livestream.local;

import java.util.List;

/** How the JVMs of the suite are started. */
final class Jvm {

    private Jvm() {}

    /** By this a process is known as one of this data folder's. */
    static String mark(DataFolder folder) {
        return "-Dlivestream.data=" + folder.path();
    }

    /** The program and the options that all have in common; what to run is appended. */
    static List<String> command(Child child, String heap) {
        return List.of(
                Installation.java().toString(),
                "-Xmx" + heap,
                "-Xms64m",
                // One collector thread and the smallest footprint: up to seven JVMs share the machine.
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // Netty and others would print warnings about these at each start.
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                mark(child.folder()),
                "-Dlivestream.part=" + child.name());
    }
}
