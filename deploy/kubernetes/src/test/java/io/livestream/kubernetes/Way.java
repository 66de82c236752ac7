package io.livestream.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way that is open or needed, and the labels of what is at its other end.
 *
 * @param namespace empty for that of the suite
 * @param port 0 for all of them
 */
record Way(Map<String, String> labels, String namespace, int port, String protocol) implements Comparable<Way> {

    private static final String ANYWHERE = "anywhere";
    private static final String ADDRESSES = "the addresses ";
    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    static Way here(Map<String, String> labels, int port) {
        return elsewhere("", labels, port);
    }

    static Way elsewhere(String namespace, Map<String, String> labels, int port) {
        return new Way(new TreeMap<>(labels), namespace, port, "TCP");
    }

    /** To what has no labels to be known by. */
    static Way anywhere(int port) {
        return elsewhere(ANYWHERE, Map.of(), port);
    }

    /** Without it no name leads anywhere. */
    static List<Way> toNames() {
        return byEither("kube-system", Map.of("k8s-app", "kube-dns"), 53);
    }

    /** Who else tells names in some clusters: README.md, "Names". */
    static List<Way> toOtherNames() {
        return Stream.of(
                        byEither(ADDRESSES + "169.254.20.10/32", Map.of(), 53),
                        byEither("openshift-dns", Map.of("dns.operator.openshift.io/daemonset-dns", "default"), 5353))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Way> byEither(String namespace, Map<String, String> labels, int port) {
        return Stream.of("UDP", "TCP")
                .map(protocol -> new Way(labels, namespace, port, protocol))
                .toList();
    }

    /**
     * The ways that a rule of a policy opens. Without peers, or without ports, that is all of them.
     *
     * @param side {@code to} or {@code from}
     */
    static Stream<Way> opened(JsonNode rule, String side) {
        return rule.path(side).isEmpty()
                ? opened(rule, ANYWHERE, Map.of())
                : Manifest.elements(rule.path(side)).flatMap(peer -> opened(rule, namespace(peer), labels(peer)));
    }

    private static Stream<Way> opened(JsonNode rule, String namespace, Map<String, String> labels) {
        return rule.path("ports").isEmpty()
                ? Stream.of(new Way(labels, namespace, 0, "any"))
                : Manifest.elements(rule.path("ports"))
                        .map(port -> new Way(
                                labels,
                                namespace,
                                port.has("endPort") ? 0 : port.path("port").asInt(),
                                port.path("protocol").asText("TCP")));
    }

    private static String namespace(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return ADDRESSES + peer.at("/ipBlock/cidr").asText();
        }
        if (!peer.has("namespaceSelector")) {
            return "";
        }
        JsonNode selector = peer.path("namespaceSelector");
        return selector.path("matchLabels").path(NAMESPACE).asText("every namespace like " + selector);
    }

    private static Map<String, String> labels(JsonNode peer) {
        JsonNode selector = peer.path("podSelector");
        Map<String, String> labels = new TreeMap<>(Manifest.entries(selector.path("matchLabels")));
        Manifest.elements(selector.path("matchExpressions"))
                .forEach(expression -> labels.put(
                        expression.path("key").asText(),
                        Manifest.elements(expression.path("values"))
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(
                                        " or ", expression.path("operator").asText() + " ", ""))));
        return labels;
    }

    boolean isHere() {
        return namespace.isEmpty();
    }

    @Override
    public int compareTo(Way other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return "%s%s on %s%s"
                .formatted(
                        namespace.isEmpty() ? "" : namespace + ": ",
                        labels,
                        port == 0 ? "many ports" : "port " + port,
                        protocol.equals("TCP") ? "" : " (" + protocol + ")");
    }
}
