package io.livestream.local;

import java.util.List;

/** How the JVMs of the suite are started. */
final class Jvm {

    private Jvm() {}

    /**
     * By this a process is known as one of this data folder's. The name stays outside the settings of the services, which
     * refuse to start with one they do not know.
     */
    static String mark(DataFolder folder) {
        return "-Dlocal.suite.data=" + folder.path();
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
                // All JVMs start at once, and the optimising compiler would take half of the processors just then. It
                // comes later for what is really hot; the recorded profiles would call it at once.
                "-XX:CompileThresholdScaling=2",
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=15000",
                "-XX:Tier4CompileThreshold=100000",
                "-XX:Tier4BackEdgeThreshold=400000",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTReplayTraining",
                // Netty and others would print warnings about these at each start.
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                mark(child.folder()),
                "-Dlocal.suite.part=" + child.name());
    }
}
