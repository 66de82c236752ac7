package io.livestream.local.suite;

import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.process.Port;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The ports of one suite.
 *
 * @param gatewayHealth where the gateway answers the launcher; its own port is for clients alone
 */
public record Ports(int gateway, int firstService, int gatewayHealth, int postgres, int kafka, int controller) {

    private static final String GATEWAY = "gateway";
    private static final int COUNT = 10;
    /** Below the range from which systems take the ports of outgoing connections. */
    private static final int FREE_FROM = 20_000;

    private static final int FREE_TO = 32_000;
    private static final int ATTEMPTS = 200;

    /** The ports that the documentation names. */
    public static Ports standard() {
        return new Ports(8080, 8081, 8086, 15432, 19092, 19093);
    }

    /** The gateway on the given port and everything else on those that follow it. */
    public static Ports from(int gateway) {
        if (gateway < 1024 || gateway + COUNT > 65_536) {
            throw new SuiteFailure(
                    "--port %d cannot be used. Choose one from 1024 to %d; the nine that follow it are used too."
                            .formatted(gateway, 65_536 - COUNT));
        }
        return gateway == standard().gateway
                ? standard()
                : new Ports(gateway, gateway + 1, gateway + 6, gateway + 7, gateway + 8, gateway + 9);
    }

    /** Ports that nobody uses now, for a suite that runs beside others. */
    public static Ports free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int base = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO);
            if (IntStream.range(base, base + COUNT)
                    .allMatch(port -> Port.onLoopback(port).isFree())) {
                return from(base);
            }
        }
        throw new SuiteFailure("No %d free ports in a row between %d and %d.".formatted(COUNT, FREE_FROM, FREE_TO));
    }

    public int of(Service service) {
        return firstService + service.ordinal();
    }

    /** Fails when the gateway cannot listen there, or when a port of one of these parts is taken. */
    public void requireFree(String host, List<String> parts) {
        if (parts.contains(GATEWAY)) {
            Port.lackOf(host).ifPresent(reason -> {
                throw new SuiteFailure("--host %s is no address of this machine (%s).".formatted(host, reason));
            });
        }
        byPart().forEach((name, port) -> {
            boolean used = parts.contains(name.replaceFirst("'s .*", ""));
            Port on = name.equals(GATEWAY) ? new Port(host, port) : Port.onLoopback(port);
            if (used && !on.isFree()) {
                throw new SuiteFailure(
                        "Port %d (%s) is taken by %s. Stop that, or choose others: ./livestream up --port %d"
                                .formatted(port, name, on.owner().orElse("another program"), gateway + 1000));
            }
        });
    }

    /** Each part's name and port, in the order in which a person thinks of them. */
    Map<String, Integer> byPart() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(GATEWAY, gateway);
        for (Service service : Service.values()) {
            ports.put(service.title(), of(service));
        }
        ports.put("gateway's health", gatewayHealth);
        ports.put("postgresql", postgres);
        ports.put("kafka", kafka);
        ports.put("kafka's controller", controller);
        return ports;
    }
}
