package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Where the log is copied into files, it is so each day, by one at a time, and onto a volume that stays. */
final class ArchiveRules {

    static final String NAME = "log-archive";

    private static final String TOOL = "deploy/operations/log/LogArchive.java";

    static final Rule EACH_DAY = Rule.ofEachPod(job -> isArchive(job)
            ? Stream.of(
                            unless(
                                    job.manifest().text("/spec/schedule").matches("\\d{1,2} \\d{1,2} \\* \\* \\*"),
                                    "does not run each day"),
                            unless(
                                    job.manifest()
                                            .text("/spec/concurrencyPolicy")
                                            .equals("Forbid"),
                                    "may write to the same files twice at once"),
                            unless(!job.manifest().at("/spec/suspend").asBoolean(), "is put off"),
                            arguments(job))
                    .flatMap(broken -> broken)
            : Stream.empty());

    /** A broker is found, and known, as the services find and know it. */
    static final Rule AS_THE_SERVICES = Rule.ofEachPod(job -> isArchive(job)
            ? job.overlay()
                    .all("ConfigMap")
                    .filter(map -> map.name().startsWith("kafka-client-"))
                    .flatMap(map -> Manifest.entries(map.at("/data")).entrySet().stream())
                    .flatMap(said -> unless(
                            said.getValue().equals(job.environment().get(said.getKey())),
                            "%s is %s, and the services have %s",
                            said.getKey(),
                            job.environment().get(said.getKey()),
                            said.getValue()))
            : Stream.empty());

    private ArchiveRules() {}

    private static boolean isArchive(Workload job) {
        return job.name().equals(NAME);
    }

    /** Those of the tool: what to do, how the broker is reached, and where the files are. */
    private static Stream<String> arguments(Workload job) {
        List<String> said = Manifest.elements(job.container().at("/args"))
                .map(JsonNode::asText)
                .toList();
        if (said.size() != 3) {
            return Stream.of("says to the tool: " + said);
        }
        return Stream.of(
                        unless(
                                said.getFirst().equals("save") && usage().contains("save <client.properties> <folder>"),
                                "does not save: %s",
                                said),
                        unless(
                                job.mounts()
                                        .anyMatch(mount ->
                                                mount.at("/mountPath").asText().equals(said.get(1))
                                                        && !volume(job, mount)
                                                                .at("/configMap")
                                                                .isMissingNode()),
                                "%s is not mounted",
                                said.get(1)),
                        unless(
                                job.mounts()
                                        .filter(mount ->
                                                mount.at("/mountPath").asText().equals(said.get(2)))
                                        .map(mount -> volume(job, mount)
                                                .at("/persistentVolumeClaim/claimName")
                                                .asText())
                                        .anyMatch(claim -> job.overlay()
                                                .find("PersistentVolumeClaim", claim)
                                                .isPresent()),
                                "%s does not stay",
                                said.get(2)))
                .flatMap(broken -> broken);
    }

    private static JsonNode volume(Workload job, JsonNode mount) {
        return job.volumes()
                .filter(volume -> volume.at("/name").equals(mount.at("/name")))
                .findFirst()
                .orElseThrow();
    }

    private static String usage() {
        try {
            return Files.readString(Part.CLONE.resolve(TOOL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
