package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What clients reach, and how one stream's sockets come to one node. */
final class EdgeRules {

    private static final String STREAM = "/api/livestream/0198f2d0-0000-7000-8000-000000000001";

    /** Paths of each kind and the part that is to get them. */
    private static final Map<String, String> LEADS_TO = Map.of(
            STREAM + "/room",
            "chat-service",
            STREAM + "/chat",
            "chat-service",
            STREAM + "/chat/settings",
            "chat-service",
            STREAM + "/questions",
            "gateway",
            STREAM + "/chats",
            "gateway",
            STREAM,
            "gateway",
            "/api/auth/login",
            "gateway",
            "/q/health/ready",
            "gateway",
            "/",
            "gateway");

    static final Rule PATHS = overlay -> LEADS_TO.entrySet().stream()
            .flatMap(expected -> unless(
                    leadsTo(overlay, expected.getKey()).equals(expected.getValue()),
                    "%s leads to \"%s\" and not to %s",
                    expected.getKey(),
                    leadsTo(overlay, expected.getKey()),
                    expected.getValue()));

    static final Rule BACKENDS = overlay -> overlay.all("HTTPRoute")
            .flatMap(route -> rules(route)
                    .flatMap(rule -> Manifest.elements(rule.at("/backendRefs")))
                    .flatMap(backend -> unless(
                            overlay.find("Service", backend.at("/name").asText())
                                    .filter(service ->
                                            service.at("/spec/ports/0/port").asInt()
                                                    == backend.at("/port").asInt())
                                    .isPresent(),
                            "%s leads to %s on port %d, which is not there",
                            route.name(),
                            backend.at("/name").asText(),
                            backend.at("/port").asInt())));

    /** The edge is in a namespace of its own. */
    static final Rule LET_IN = overlay -> overlay.all("HTTPRoute")
            .flatMap(EdgeRules::rules)
            .flatMap(rule -> Manifest.elements(rule.at("/backendRefs")))
            .flatMap(backend -> unless(
                    overlay.workloads()
                            .filter(workload ->
                                    workload.name().equals(backend.at("/name").asText()))
                            .flatMap(workload -> NetworkRules.policies(overlay, workload.labels(), "ingress"))
                            .flatMap(policy -> policy.each("/spec/ingress"))
                            .anyMatch(ingress -> Manifest.elements(ingress.at("/from"))
                                            .anyMatch(peer -> peer.at("/podSelector/matchLabels")
                                                    .has("gateway.envoyproxy.io/owning-gateway-name"))
                                    && Manifest.elements(ingress.at("/ports"))
                                            .anyMatch(port -> port.at("/port").asInt()
                                                    == backend.at("/port").asInt())),
                    "%s does not let the edge in",
                    backend.at("/name").asText()));

    static final Rule BY_TLS = overlay -> Stream.concat(
            unless(overlay.all("Gateway").count() == 1, "there is no one edge"),
            overlay.all("Gateway").flatMap(gateway -> secured(overlay, gateway)));

    /** Without TLS there is nothing but the way to it. */
    static final Rule PLAIN_LEADS_TO_TLS = overlay -> overlay.all("HTTPRoute")
            .filter(route -> route.each("/spec/parentRefs")
                    .anyMatch(parent -> !parent.at("/sectionName").asText().equals("https")))
            .flatMap(route -> rules(route)
                    .flatMap(rule -> unless(
                            rule.at("/filters/0/requestRedirect/scheme")
                                            .asText()
                                            .equals("https")
                                    && rule.at("/backendRefs").isMissingNode(),
                            "%s answers without TLS",
                            route.name())));

    static final Rule ONE_STREAM_ONE_NODE = overlay -> {
        Set<String> toRooms = overlay.all("HTTPRoute")
                .filter(route -> rules(route)
                        .anyMatch(
                                rule -> rule.at("/backendRefs/0/name").asText().equals("chat-service")))
                .map(Manifest::name)
                .collect(Collectors.toSet());
        Set<String> hashed = overlay.all("BackendTrafficPolicy")
                .filter(policy -> policy.text("/spec/loadBalancer/type").equals("ConsistentHash"))
                .filter(policy ->
                        namesTheStream(overlay, policy, policy.text("/spec/loadBalancer/consistentHash/header/name")))
                .flatMap(EdgeRules::targets)
                .collect(Collectors.toSet());
        return unless(
                !toRooms.isEmpty() && hashed.containsAll(toRooms),
                "sockets of one stream go to any node: %s are not hashed by it",
                toRooms);
    };

    private EdgeRules() {}

    private static Stream<String> secured(Overlay overlay, Manifest gateway) {
        List<JsonNode> secure = gateway.each("/spec/listeners")
                .filter(listener -> listener.at("/protocol").asText().equals("HTTPS"))
                .toList();
        Set<String> hosts = texts(secure.stream().map(listener -> listener.at("/hostname")));
        Set<String> secrets = texts(secure.stream()
                .flatMap(listener -> Manifest.elements(listener.at("/tls/certificateRefs"))
                        .map(reference -> reference.at("/name"))));
        return Stream.concat(
                unless(!secure.isEmpty(), "%s has no listener with TLS", gateway.name()),
                unless(
                        overlay.all("Certificate")
                                .anyMatch(certificate -> Set.copyOf(certificate.texts("/spec/dnsNames"))
                                                .equals(hosts)
                                        && secrets.equals(Set.of(certificate.text("/spec/secretName")))),
                        "no certificate is that of %s",
                        hosts));
    }

    /** Whether a script on the same route writes the header, of the path and not of what the client says. */
    private static boolean namesTheStream(Overlay overlay, Manifest policy, String header) {
        Set<String> routes = targets(policy).collect(Collectors.toSet());
        return overlay.all("EnvoyExtensionPolicy")
                .filter(extension ->
                        targets(extension).collect(Collectors.toSet()).equals(routes))
                .flatMap(extension -> extension.each("/spec/lua"))
                .map(script -> script.at("/inline").asText())
                .anyMatch(script ->
                        script.contains(":replace(\"" + header + "\"") && script.contains("^/api/livestream/"));
    }

    static Stream<String> targets(Manifest policy) {
        return policy.each("/spec/targetRefs").map(target -> target.at("/name").asText());
    }

    static Stream<JsonNode> rules(Manifest route) {
        return route.each("/spec/rules");
    }

    /** A regular expression comes before a prefix, as in Envoy Gateway. */
    private static String leadsTo(Overlay overlay, String path) {
        return Stream.of("RegularExpression", "PathPrefix")
                .flatMap(type -> overlay.all("HTTPRoute")
                        .flatMap(EdgeRules::rules)
                        .filter(rule -> Manifest.elements(rule.at("/matches"))
                                .map(match -> match.at("/path"))
                                .anyMatch(match -> match.at("/type").asText().equals(type)
                                        && matches(type, match.at("/value").asText(), path))))
                .map(rule -> rule.at("/backendRefs/0/name").asText())
                .findFirst()
                .orElse("");
    }

    private static boolean matches(String type, String value, String path) {
        return type.equals("PathPrefix") ? path.startsWith(value) : path.matches(value);
    }

    private static Set<String> texts(Stream<JsonNode> nodes) {
        return nodes.map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }
}
