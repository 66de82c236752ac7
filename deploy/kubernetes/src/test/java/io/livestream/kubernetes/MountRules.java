package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that the environment names lie where it says, and are the right ones. */
final class MountRules {

    private static final Pattern FILE = Pattern.compile("(/etc/livestream/[\\w./-]+)");
    /** What the broker's clients read out of a file of a folder. */
    private static final Pattern IN_A_FOLDER = Pattern.compile("\\$\\{\\w+:([^:}]+):([^}]+)}");

    private static final Pattern ROOT_CERTIFICATE = Pattern.compile("[?&]sslrootcert=([^&]+)");

    static final Rule ARE_THERE = Rule.ofEachPod(workload -> workload.environment().entrySet().stream()
            .flatMap(variable -> Meters.texts(
                            FILE, IN_A_FOLDER.matcher(variable.getValue()).replaceAll("$1/$2"))
                    .flatMap(path -> unless(
                            file(workload, path).isPresent(),
                            "%s is to be at %s, and nothing is mounted there",
                            variable.getKey(),
                            path))));

    /** By which the part knows the other side, and the other side the part. */
    static final Rule ARE_THE_RIGHT_ONES = Rule.ofEachPod(workload -> {
        Map<String, String> environment = workload.environment();
        return environment.containsKey("KAFKA_BOOTSTRAP_SERVERS")
                ? Stream.concat(
                        workload.overlay()
                                .all("Kafka")
                                .flatMap(kafka -> leadsTo(
                                        workload,
                                        "KAFKA_SSL_TRUSTSTORE_LOCATION",
                                        environment.getOrDefault("KAFKA_SSL_TRUSTSTORE_LOCATION", ""),
                                        new SecretRules.Entry(kafka.name() + "-cluster-ca-cert", "ca.crt"))),
                        leadsTo(
                                workload,
                                "KAFKA_SSL_KEYSTORE_LOCATION",
                                environment.getOrDefault("KAFKA_SSL_KEYSTORE_LOCATION", ""),
                                new SecretRules.Entry(workload.name(), "user.p12")))
                : Stream.empty();
    });

    static final Rule THE_DATABASE_IS_KNOWN =
            Rule.ofEach(workload -> Stream.ofNullable(workload.environment().get("QUARKUS_DATASOURCE_JDBC_URL"))
                    .flatMap(url -> leadsTo(
                            workload,
                            "sslrootcert",
                            Meters.texts(ROOT_CERTIFICATE, url).findFirst().orElse(""),
                            new SecretRules.Entry(workload.name().replace("-service", "-db") + "-ca", "ca.crt"))));

    /**
     * A certificate is renewed with another password. A variable keeps the value that it had when the container was started, and so does
     * a file that is mounted by itself, while one in a mounted folder is exchanged: a pair is of one kind.
     */
    static final Rule RENEWED_TOGETHER = Rule.ofEachPod(workload -> {
        Map<String, String> environment = workload.environment();
        return Stream.ofNullable(environment.get("KAFKA_SSL_KEYSTORE_LOCATION"))
                .flatMap(path -> mount(workload, path))
                .flatMap(mount -> unless(
                        isFile(mount)
                                != IN_A_FOLDER
                                        .matcher(environment.getOrDefault("KAFKA_SSL_KEYSTORE_PASSWORD", ""))
                                        .matches(),
                        "when its certificate is renewed, it has %s",
                        isFile(mount) ? "the old one and a new password" : "a new one and the old password"));
    });

    private MountRules() {}

    private static Stream<String> leadsTo(Workload workload, String variable, String path, SecretRules.Entry expected) {
        String found = file(workload, path).map(SecretRules.Entry::toString).orElse("nothing");
        return unless(
                found.equals(expected.toString()), "%s leads to %s, and is to lead to %s", variable, found, expected);
    }

    /** The key of a secret that is at this path. */
    private static Optional<SecretRules.Entry> file(Workload workload, String path) {
        return mount(workload, path)
                .flatMap(mount -> workload.volumes()
                        .filter(volume -> volume.at("/name").equals(mount.at("/name")))
                        .flatMap(volume -> item(
                                volume.at("/secret"),
                                isFile(mount)
                                        ? mount.at("/subPath").asText()
                                        : path.substring(
                                                mount.at("/mountPath").asText().length() + 1))))
                .findFirst();
    }

    /** What is mounted at this path, or as a folder above it. */
    private static Stream<JsonNode> mount(Workload workload, String path) {
        return workload.mounts().filter(mount -> {
            String at = mount.at("/mountPath").asText();
            return isFile(mount) ? path.equals(at) : path.startsWith(at + "/");
        });
    }

    private static boolean isFile(JsonNode mount) {
        return mount.has("subPath");
    }

    private static Stream<SecretRules.Entry> item(JsonNode secret, String path) {
        return Manifest.elements(secret.at("/items"))
                .filter(item -> item.at("/path").asText().equals(path))
                .map(item -> new SecretRules.Entry(
                        secret.at("/secretName").asText(), item.at("/key").asText()));
    }
}
