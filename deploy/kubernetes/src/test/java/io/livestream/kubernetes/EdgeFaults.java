package io.livestream.kubernetes;

import static io.livestream.kubernetes.Spoil.delete;
import static io.livestream.kubernetes.Spoil.remove;
import static io.livestream.kubernetes.Spoil.set;

import java.util.List;

/** Routes that lead nowhere, end too soon, or carry too little. */
final class EdgeFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "a route of no edge",
                    "routes hang on the edge",
                    "rooms hangs on",
                    set("HTTPRoute", "rooms", "/spec/parentRefs/0/name", "egde")),
            new Fault(
                    "a route of no listener",
                    "routes hang on the edge",
                    "suite hangs on",
                    set("HTTPRoute", "suite", "/spec/parentRefs/0/sectionName", "tls")),
            new Fault(
                    "a route that hangs on nothing",
                    "routes hang on the edge",
                    "rooms hangs on nothing",
                    remove("HTTPRoute", "rooms", "/spec/parentRefs")),
            new Fault(
                    "sockets that end",
                    "routes wait long enough",
                    "rooms ends an answer of chat-service",
                    remove("HTTPRoute", "rooms", "/spec/rules/0/timeouts")),
            new Fault(
                    "an edge that does not wait for the gateway",
                    "routes wait long enough",
                    "suite ends an answer of gateway after \"30s\"",
                    set("HTTPRoute", "suite", "/spec/rules/0/timeouts/request", "30s")),
            new Fault(
                    "no times at all",
                    "routes wait long enough",
                    "suite ends an answer of gateway after \"\"",
                    remove("HTTPRoute", "suite", "/spec/rules/0/timeouts")),
            new Fault(
                    "as many sockets as Envoy takes by itself",
                    "routes carry enough",
                    "rooms ends at too few of maxConnections",
                    remove("BackendTrafficPolicy", "rooms", "/spec/circuitBreaker")),
            new Fault(
                    "fewer sockets than the pods take",
                    "routes carry enough",
                    "rooms ends at too few of maxParallelRequests for chat-service",
                    set("BackendTrafficPolicy", "rooms", "/spec/circuitBreaker/maxParallelRequests", 50000)),
            new Fault(
                    "as many requests as Envoy takes by itself",
                    "routes carry enough",
                    "suite ends at too few of maxPendingRequests",
                    delete("BackendTrafficPolicy", "suite")));

    private EdgeFaults() {}
}
