package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** A container has no more rights than it needs, and no more of a machine than it was given. */
final class SecurityRules {

    static final Rule NO_ROOT = Rule.ofEachPod(workload -> {
        JsonNode pod = workload.pod().at("/securityContext");
        JsonNode own = workload.container().at("/securityContext");
        return Stream.of(
                        unless(pod.at("/runAsNonRoot").asBoolean(), "may run as root"),
                        unless(pod.at("/runAsUser").asInt() > 0, "has no user of its own"),
                        unless(own.at("/runAsUser").asInt(1) > 0, "runs as root"),
                        unless(own.at("/runAsNonRoot").asBoolean(true), "may run as root"))
                .flatMap(broken -> broken);
    });

    static final Rule NO_PRIVILEGE = Rule.ofEachPod(workload -> {
        JsonNode own = workload.container().at("/securityContext");
        JsonNode pod = workload.pod();
        return Stream.of(
                        unless(!own.at("/privileged").asBoolean(), "is privileged"),
                        unless(!own.at("/allowPrivilegeEscalation").asBoolean(true), "may gain privileges"),
                        unless(dropped(own).equals(List.of("ALL")), "keeps capabilities"),
                        unless(own.at("/capabilities/add").isMissingNode(), "adds capabilities"),
                        unless(
                                pod.at("/securityContext/seccompProfile/type")
                                        .asText()
                                        .equals("RuntimeDefault"),
                                "may call all of the kernel"),
                        unless(
                                !pod.at("/hostNetwork").asBoolean()
                                        && !pod.at("/hostPID").asBoolean()
                                        && !pod.at("/hostIPC").asBoolean(),
                                "shares what is the node's"),
                        unless(!pod.at("/automountServiceAccountToken").asBoolean(true), "is given a token"),
                        unless(
                                Manifest.elements(pod.at("/volumes")).noneMatch(volume -> volume.has("hostPath")),
                                "mounts a folder of the node"),
                        unless(
                                pod.at("/containers").size() == 1
                                        && pod.at("/initContainers").isMissingNode(),
                                "has containers that the other rules do not look at"))
                .flatMap(broken -> broken);
    });

    static final Rule READ_ONLY = Rule.ofEachPod(workload -> Stream.concat(
            unless(
                    workload.container()
                            .at("/securityContext/readOnlyRootFilesystem")
                            .asBoolean(),
                    "can write to its root file system"),
            // The JVM and the framework unpack what they need there.
            unless(
                    Manifest.elements(workload.container().at("/volumeMounts"))
                            .anyMatch(mount -> mount.at("/mountPath").asText().equals("/tmp")),
                    "has no /tmp")));

    static final Rule LIMITS = Rule.ofEachPod(workload -> Stream.of("requests", "limits")
            .flatMap(side -> Stream.of("cpu", "memory")
                    .flatMap(what -> unless(
                            !workload.container()
                                    .at("/resources/" + side + "/" + what)
                                    .isMissingNode(),
                            "says nothing of %s for %s",
                            side,
                            what))));

    static final Rule IMAGES = Rule.ofEachPod(workload -> {
        String image = workload.container().at("/image").asText();
        return unless(
                image.matches(".*livestream/" + workload.name() + "(:[\\w.-]+|@sha256:[0-9a-f]{64})")
                        && !image.endsWith(":latest"),
                "its image is not a certain one of livestream/%s: %s",
                workload.name(),
                image);
    });

    private SecurityRules() {}

    private static List<String> dropped(JsonNode own) {
        return Manifest.elements(own.at("/capabilities/drop"))
                .map(JsonNode::asText)
                .toList();
    }
}
