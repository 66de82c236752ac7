package io.livestream.kubernetes;

import static io.livestream.kubernetes.Spoil.remove;
import static io.livestream.kubernetes.Spoil.set;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Policies of the parts that close a way that is needed, or open one that is not. */
final class NetworkFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "names that cannot be asked for by UDP",
                    "ways out are those that are needed",
                    "qa-service: cannot reach kube-system: {k8s-app=kube-dns} on port 53 (UDP)",
                    remove("NetworkPolicy", "qa-service", "/spec/egress/0/ports/0")),
            new Fault(
                    "names that cannot be asked for by TCP",
                    "ways out are those that are needed",
                    "gateway: cannot reach kube-system: {k8s-app=kube-dns} on port 53",
                    remove("NetworkPolicy", "gateway", "/spec/egress/0/ports/1")),
            new Fault(
                    "names that are asked for anywhere",
                    "ways out are those that are needed",
                    "qa-service: may reach anywhere: {} on port 53",
                    remove("NetworkPolicy", "qa-service", "/spec/egress/0/to")),
            new Fault(
                    "everything is open",
                    "ways out are those that are needed",
                    "qa-service: may reach anywhere: {} on many ports",
                    set("NetworkPolicy", "qa-service", "/spec/egress/0", Map.of())),
            new Fault(
                    "every port of what is called",
                    "ways out are those that are needed",
                    "qa-service: may reach {strimzi.io/name=livestream-kafka} on many ports",
                    remove("NetworkPolicy", "qa-service", "/spec/egress/1/ports")),
            new Fault(
                    "a range of ports",
                    "ways out are those that are needed",
                    "qa-service: may reach {strimzi.io/name=livestream-kafka} on many ports",
                    set("NetworkPolicy", "qa-service", "/spec/egress/1/ports/0/endPort", 9999)),
            new Fault(
                    "the same labels in every namespace",
                    "ways out are those that are needed",
                    "qa-service: may reach every namespace",
                    set("NetworkPolicy", "qa-service", "/spec/egress/1/to/0/namespaceSelector", Map.of())),
            new Fault(
                    "addresses",
                    "ways out are those that are needed",
                    "qa-service: may reach the addresses 0.0.0.0/0",
                    set(
                            "NetworkPolicy",
                            "qa-service",
                            "/spec/egress/1/to/0",
                            Map.of("ipBlock", Map.of("cidr", "0.0.0.0/0")))),
            new Fault(
                    "an archive that may reach more than the log",
                    "ways out are those that are needed",
                    "log-archive: may reach {cnpg.io/cluster=chat-db}",
                    set(
                            "NetworkPolicy",
                            "log-archive",
                            "/spec/egress/1/to/0/podSelector/matchLabels",
                            Map.of("cnpg.io/cluster", "chat-db"))),
            new Fault(
                    "an archive that the broker does not let in",
                    "what is called lets the caller in",
                    "log-archive: what it calls does not let it in",
                    remove("Kafka", "livestream", "/spec/kafka/listeners/0/networkPolicyPeers/1")),
            new Fault(
                    "callers on every port",
                    "what does not call is not let in",
                    "qa-service: lets gateway in on many ports",
                    remove("NetworkPolicy", "qa-service", "/spec/ingress/0/ports")),
            new Fault(
                    "whoever is in any namespace",
                    "what does not call is not let in",
                    "qa-service: lets in every namespace",
                    from(Map.of("namespaceSelector", Map.of()))),
            new Fault(
                    "a namespace that nobody knows",
                    "what does not call is not let in",
                    "qa-service: lets in default",
                    from(Map.of(
                            "namespaceSelector",
                            Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "default"))))),
            new Fault(
                    "callers from addresses",
                    "what does not call is not let in",
                    "qa-service: lets in the addresses 10.0.0.0/8",
                    from(Map.of("ipBlock", Map.of("cidr", "10.0.0.0/8")))),
            new Fault(
                    "the edge at a part that no route leads to",
                    "what does not call is not let in",
                    "qa-service: lets in envoy-gateway-system",
                    set(
                            "NetworkPolicy",
                            "edge-to-gateway",
                            "/spec/podSelector/matchLabels/app.kubernetes.io~1name",
                            "qa-service")));

    private NetworkFaults() {}

    private static UnaryOperator<Overlay> from(Map<String, Object> peer) {
        return set("NetworkPolicy", "qa-service", "/spec/ingress/0/from/0", peer);
    }
}
