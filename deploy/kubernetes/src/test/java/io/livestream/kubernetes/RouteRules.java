package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Stream;

/** Routes hang on the edge, and wait and carry as much as what is behind them. */
final class RouteRules {

    /** That of the README: what an autoscaler takes for a full pod. */
    private static final int SOCKETS_A_POD = 5_000;
    /** What Envoy ends at when nothing is said. */
    private static final int BY_DEFAULT = 1_024;

    static final Rule HANG_ON_THE_EDGE = overlay -> overlay.all("HTTPRoute")
            .flatMap(route -> Stream.concat(
                    unless(route.each("/spec/parentRefs").findAny().isPresent(), "%s hangs on nothing", route.name()),
                    route.each("/spec/parentRefs")
                            .flatMap(parent -> unless(
                                    isThere(overlay, parent),
                                    "%s hangs on %s, which is not there",
                                    route.name(),
                                    parent))));

    static final Rule WAIT_LONG_ENOUGH = overlay -> behindRoutes(overlay)
            .flatMap(hop -> unless(
                    longEnough(hop),
                    "%s ends an answer of %s after \"%s\"",
                    hop.route().name(),
                    hop.to(),
                    hop.rule().at("/timeouts/request").asText()));

    static final Rule CARRY_ENOUGH = overlay -> behindRoutes(overlay)
            .flatMap(hop -> Stream.of("maxConnections", "maxParallelRequests", "maxPendingRequests")
                    .flatMap(limit -> unless(
                            overlay.all("BackendTrafficPolicy")
                                    .filter(policy -> EdgeRules.targets(policy)
                                            .anyMatch(hop.route().name()::equals))
                                    .anyMatch(policy -> policy.at("/spec/circuitBreaker/" + limit)
                                                    .asInt()
                                            >= least(overlay, hop.to(), limit)),
                            "%s ends at too few of %s for %s",
                            hop.route().name(),
                            limit,
                            hop.to())));

    private record Hop(Manifest route, JsonNode rule, String to) {}

    private RouteRules() {}

    private static boolean isThere(Overlay overlay, JsonNode parent) {
        return overlay.find("Gateway", parent.at("/name").asText())
                .filter(gateway -> gateway.each("/spec/listeners")
                        .anyMatch(listener -> listener.at("/name").equals(parent.at("/sectionName"))))
                .isPresent();
    }

    private static Stream<Hop> behindRoutes(Overlay overlay) {
        return overlay.all("HTTPRoute")
                .flatMap(route -> EdgeRules.rules(route)
                        .flatMap(rule -> Manifest.elements(rule.at("/backendRefs"))
                                .map(backend ->
                                        new Hop(route, rule, backend.at("/name").asText()))));
    }

    /** A socket has no end; the gateway's own answer, that a service gives none, must be heard. */
    private static boolean longEnough(Hop hop) {
        String said = hop.rule().at("/timeouts/request").asText();
        if (hop.to().equals("chat-service")) {
            return said.equals("0s");
        }
        return said.matches("\\d+s")
                && Duration.parse("PT" + said)
                                .compareTo(Part.named(hop.to())
                                        .map(Settings::of)
                                        .flatMap(settings -> settings.standard("LIVESTREAM_GATEWAY_REPLY_TIMEOUT"))
                                        .map(standard -> Duration.parse("PT" + standard))
                                        .orElseThrow())
                        > 0;
    }

    private static int least(Overlay overlay, String part, String limit) {
        int sockets = overlay.workloads()
                .filter(workload -> workload.name().equals(part))
                .mapToInt(workload -> ScalingRules.most(workload) * SOCKETS_A_POD)
                .max()
                .orElse(0);
        return part.equals("chat-service") && !limit.equals("maxPendingRequests") ? sockets : BY_DEFAULT + 1;
    }
}
