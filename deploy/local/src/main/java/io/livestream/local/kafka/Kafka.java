package io.livestream.local.kafka;

import io.livestream.local.folder.DataFolder;
import io.livestream.local.folder.Installation;
import io.livestream.local.folder.KeyValues;
import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.jvm.Jvm;
import io.livestream.local.process.Child;
import io.livestream.local.process.LogTail;
import io.livestream.local.process.Part;
import io.livestream.local.process.Port;
import io.livestream.local.process.Program;
import io.livestream.local.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/** The embedded broker: one node that is its own controller, in a JVM and with a class path of its own. */
public final class Kafka implements Part {

    /** What its process, its log and its record are called. */
    public static final String NAME = "kafka";

    private final Child child;
    private final int controller;
    private final Path data;
    private final Installation installation;
    private final Jvm jvm;

    /** It listens on two ports of the loopback: one for clients, and one for itself as its controller. */
    public Kafka(int port, int controller, DataFolder folder, Installation installation, Jvm jvm) {
        this.child = new Child(NAME, port, 0, Jvm.mark(folder), folder);
        this.controller = controller;
        this.data = folder.kafka();
        this.installation = installation;
        this.jvm = jvm;
    }

    @Override
    public Child child() {
        return child;
    }

    /** Where clients reach it. */
    public String servers() {
        return "127.0.0.1:" + child.port();
    }

    /** Whether the topics are known to be there, so that services need not wait for the broker to start. */
    public boolean hasTopics() {
        return KeyValues.read(topicsFile()).equals(KafkaTopics.asText());
    }

    private Path topicsFile() {
        return data.resolve("topics");
    }

    @Override
    public void start() {
        Path properties = writeProperties();
        if (!Files.exists(data.resolve("log/meta.properties"))) {
            format(properties);
        }
        List<String> command = new ArrayList<>(jvm.command(child, "256m"));
        command.addAll(jvm.cached(child, installation.broker()));
        // It would report each step of each of its partitions.
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-Dorg.slf4j.simpleLogger.log.kafka.server=info");
        command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS");
        command.addAll(
                List.of("-cp", Installation.classPath(installation.broker()), "kafka.Kafka", properties.toString()));
        child.start(command, Map.of());
    }

    /** The file from which the broker reads its settings, as Java reads such files: what is not ASCII is escaped. */
    Path writeProperties() {
        Path file = data.resolve("server.properties");
        try {
            Files.createDirectories(data);
            String text = settings().entrySet().stream()
                    .map(setting -> setting.getKey() + "=" + escaped(setting.getValue()) + "\n")
                    .sorted()
                    .collect(Collectors.joining());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new SuiteFailure("Cannot write to %s (%s).".formatted(data, DataFolder.reason(e)), e);
        }
    }

    private static String escaped(String value) {
        return value.chars().mapToObj(Kafka::escaped).collect(Collectors.joining());
    }

    private static String escaped(int character) {
        if (character == '\\') {
            return "\\\\";
        }
        return character >= ' ' && character <= '~' ? Character.toString(character) : "\\u%04x".formatted(character);
    }

    private Map<String, String> settings() {
        String broker = "PLAINTEXT://" + servers();
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry("listeners", broker + ",CONTROLLER://127.0.0.1:" + controller),
                Map.entry("advertised.listeners", broker),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", data.resolve("log").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                // There is no second broker that would still have it: at most a second is lost when the power goes.
                Map.entry("log.flush.interval.ms", "1000"),
                Map.entry("log.flush.scheduler.interval.ms", "1000"),
                // After a crash it is taken in again when its former self is missed: by default after nine seconds.
                Map.entry("broker.session.timeout.ms", "4000"),
                Map.entry("broker.heartbeat.interval.ms", "1000"),
                // Nobody asks it by JMX.
                Map.entry("metric.reporters", ""),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"));
    }

    private void format(Path properties) {
        Path log = child.folder().logOf(NAME);
        List<String> command = List.of(
                Installation.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Installation.classPath(installation.broker()),
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                "-t",
                // Never begins with a dash, which the tool would take for an option.
                Uuid.randomUuid().toString(),
                "-c",
                properties.toString());
        if (Program.run(command, log) != 0) {
            throw new SuiteFailure("Kafka's storage cannot be made: %s. See %s"
                    .formatted(LogTail.cause(log).orElse("no reason given"), log));
        }
    }

    @Override
    public void awaitReady(Duration timeout) throws InterruptedException {
        Readiness.await(
                child,
                timeout,
                () -> Port.onLoopback(child.port()).isOpen()
                        ? Readiness.Missing.NOTHING
                        : Readiness.Missing.because("it does not listen on port " + child.port()));
        Readiness.await(child, timeout, () -> KafkaTopics.tryEnsure(servers()));
        KeyValues.write(topicsFile(), KafkaTopics.asText());
    }
}
