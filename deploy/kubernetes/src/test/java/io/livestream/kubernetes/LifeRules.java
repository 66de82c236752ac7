package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** How a pod starts, is asked how it is, and stops. */
final class LifeRules {

    /** What closes after the requests: followers, producers, pools. */
    private static final Duration CLOSING = Duration.ofSeconds(15);

    /** What the page for operators promises of a start. */
    private static final Duration MIGRATION = Duration.ofMinutes(5);

    private static final Duration BOOT = Duration.ofMinutes(1);

    private static final Map<String, String> PAGES =
            Map.of("startupProbe", "startup", "livenessProbe", "liveness", "readinessProbe", "readiness");

    static final Rule PORTS = Rule.ofEach(workload -> Part.named(workload.name())
            .map(part -> Stream.concat(
                    unless(
                            workload.port("http") == part.port(),
                            "says that it listens on %d, and it is %d",
                            workload.port("http"),
                            part.port()),
                    part.managementPort().stream()
                            .flatMap(port -> unless(
                                    workload.port("management") == port,
                                    "says that its health is on %d, and it is on %d",
                                    workload.port("management"),
                                    port))))
            .orElse(Stream.of("is no part of the suite")));

    static final Rule PROBES = Rule.ofEach(workload -> Part.named(workload.name()).stream()
            .flatMap(part -> PAGES.entrySet().stream().flatMap(page -> {
                JsonNode probe = workload.container().at("/" + page.getKey() + "/httpGet");
                String path = part.healthPath(page.getValue());
                return Stream.concat(
                        unless(
                                probe.at("/path").asText().equals(path),
                                "its %s asks \"%s\", and the page is %s",
                                page.getKey(),
                                probe.at("/path").asText(),
                                path),
                        unless(
                                port(workload, probe.at("/port")) == part.healthPort(),
                                "its %s asks port %s, and the page is on %d",
                                page.getKey(),
                                probe.at("/port").asText(),
                                part.healthPort()));
            })));

    /** A migration is part of the start of a service, and is not to be cut short. */
    static final Rule START =
            Rule.ofEach(workload -> Part.named(workload.name()).stream().flatMap(part -> {
                JsonNode probe = workload.container().at("/startupProbe");
                Duration given =
                        Duration.ofSeconds(probe.at("/initialDelaySeconds").asLong()
                                + probe.at("/periodSeconds").asLong(10)
                                        * probe.at("/failureThreshold").asLong(3));
                Duration needed = part.isService() ? MIGRATION : BOOT;
                return unless(
                        given.compareTo(needed) >= 0,
                        "is given %d s to start, and may need %d",
                        given.toSeconds(),
                        needed.toSeconds());
            }));

    static final Rule GRACE =
            Rule.ofEach(workload -> Part.named(workload.name()).stream().flatMap(part -> {
                Duration grace = Duration.ofSeconds(
                        workload.pod().at("/terminationGracePeriodSeconds").asLong(30));
                Duration pause = Duration.ofSeconds(workload.container()
                        .at("/lifecycle/preStop/sleep/seconds")
                        .asLong());
                Duration needed = pause.plus(drain(workload, part)).plus(CLOSING);
                return Stream.concat(
                        unless(pause.isPositive(), "stops before others have heard of it"),
                        unless(
                                grace.compareTo(needed) >= 0,
                                "is killed after %d s, and needs %d to stop",
                                grace.toSeconds(),
                                needed.toSeconds()));
            }));

    /** Nobody is without an answer while a new version comes. */
    static final Rule ROLLING = Rule.ofEach(workload -> Stream.concat(
            unless(
                    workload.manifest()
                            .text("/spec/strategy/rollingUpdate/maxUnavailable")
                            .equals("0"),
                    "loses a pod before there is a new one"),
            unless(
                    workload.manifest().at("/spec/replicas").isMissingNode(),
                    "is set back to a number of pods by each installation")));

    private LifeRules() {}

    private static int port(Workload workload, JsonNode port) {
        return port.isTextual() ? workload.port(port.asText()) : port.asInt();
    }

    /** What the part waits for what is under way, sockets included. */
    private static Duration drain(Workload workload, Part part) {
        return Stream.of("quarkus.shutdown.delay", "quarkus.shutdown.timeout", "livestream.gateway.drain")
                .map(name -> workload.environment().getOrDefault(Settings.variable(name), standard(part, name)))
                .map(LifeRules::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static String standard(Part part, String name) {
        String value = part.property(name);
        return value != null
                ? value
                : Settings.of(part).standard(Settings.variable(name)).orElse("0S");
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }
}
