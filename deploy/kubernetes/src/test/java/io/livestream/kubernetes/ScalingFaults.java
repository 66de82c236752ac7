package io.livestream.kubernetes;

import static io.livestream.kubernetes.Spoil.remove;
import static io.livestream.kubernetes.Spoil.set;

import java.util.List;
import java.util.function.UnaryOperator;

/** Autoscalers that ask for the wrong thing, or for nothing. */
final class ScalingFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "no question about sockets",
                    "autoscalers go by what counts",
                    "chat-service: is not scaled by livestream_room_sockets",
                    remove("ScaledObject", "chat-service", "/spec/triggers/1")),
            new Fault(
                    "no question about lag",
                    "autoscalers go by what counts",
                    "qa-service: is not scaled by livestream_follower_lag_records",
                    remove("ScaledObject", "qa-service", "/spec/triggers/1")),
            new Fault(
                    "an empty question",
                    "autoscalers go by what counts",
                    "qa-service: is not scaled by",
                    query("qa-service", "")),
            new Fault(
                    "another part's figures",
                    "autoscalers ask for what is measured",
                    "chat-service: is scaled by another's figures",
                    query("chat-service", "sum(livestream_room_sockets{namespace=\"livestream\",job=\"chat\"})")),
            new Fault(
                    "figures of all namespaces",
                    "autoscalers ask for what is measured",
                    "chat-service: is scaled by figures of other namespaces",
                    query("chat-service", "sum(livestream_room_sockets{job=\"chat-service\"})")),
            new Fault(
                    "figures of another namespace",
                    "autoscalers ask for what is measured",
                    "chat-service: is scaled by figures of other namespaces",
                    query(
                            "chat-service",
                            "sum(livestream_room_sockets{namespace=\"livestream-staging\",job=\"chat-service\"})")),
            new Fault(
                    "a second figure that nobody measures",
                    "autoscalers ask for what is measured",
                    "it does not measure livestream_room_socket",
                    query(
                            "chat-service",
                            "sum(livestream_room_sockets{namespace=\"livestream\",job=\"chat-service\"}) +"
                                    + " livestream_room_socket")),
            new Fault(
                    "a figure that another part measures",
                    "autoscalers ask for what is measured",
                    "qa-service: it does not measure livestream_room_sockets",
                    query("qa-service", "sum(livestream_room_sockets{namespace=\"livestream\",job=\"qa-service\"})")),
            new Fault(
                    "a label that the figure does not have",
                    "autoscalers ask for what is measured",
                    "livestream_follower_lag_records has no label reader",
                    query(
                            "qa-service",
                            "sum(max by (reader, topic)"
                                    + " (livestream_follower_lag_records{namespace=\"livestream\",job=\"qa-service\"}))")),
            new Fault(
                    "a question that nobody answers",
                    "somebody answers what autoscalers ask",
                    "chat-service: never loses pods, since nobody answers sum(livestream_room_sockets",
                    ScalingFaults::unwatched),
            new Fault(
                    "figures that are missing taken for 0",
                    "figures that are missing are not 0",
                    "qa-service: takes figures that are missing for 0",
                    remove("ScaledObject", "qa-service", "/spec/triggers/1/metadata/ignoreNullValues")),
            new Fault(
                    "pods that go at once",
                    "pods do not go as soon as they are idle",
                    "qa-service: loses pods as soon as they are idle",
                    remove("ScaledObject", "qa-service", "/spec/advanced")),
            new Fault(
                    "pods of the gateway that go at once",
                    "pods do not go as soon as they are idle",
                    "gateway: loses pods as soon as they are idle",
                    remove("HorizontalPodAutoscaler", "gateway", "/spec/behavior")));

    private ScalingFaults() {}

    private static Overlay unwatched(Overlay overlay) {
        return new Overlay(
                overlay.name(),
                overlay.manifests().stream()
                        .filter(manifest -> !manifest.kind().equals("PodMonitor"))
                        .toList());
    }

    private static UnaryOperator<Overlay> query(String part, String query) {
        return set("ScaledObject", part, "/spec/triggers/1/metadata/query", query);
    }
}
