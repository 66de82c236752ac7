package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Secrets are referred to and never contained, and each comes from somewhere. */
final class SecretRules {

    /** A key of a secret. */
    record Entry(String secret, String key) {

        @Override
        public String toString() {
            return secret + "/" + key;
        }
    }

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| (`[a-z, `-]+) \\|", Pattern.MULTILINE);

    static final Rule NONE_CONTAINED = overlay -> overlay.all("Secret").map(secret -> secret + " is contained");

    /** By an operator of what is in the manifests, or by a person whom the page for operators tells to. */
    static final Rule MADE = overlay -> {
        Set<Entry> made = made(overlay);
        Set<Entry> byHand = byHand();
        return used(overlay)
                .filter(entry -> !made.contains(entry) && !byHand.contains(entry))
                .map(entry -> "nobody makes the secret " + entry);
    };

    static final Rule ASKED_FOR_ARE_USED = overlay -> {
        Set<Entry> used = used(overlay).collect(Collectors.toSet());
        return byHand().stream()
                .flatMap(entry -> unless(used.contains(entry), "nothing uses the secret %s that is asked for", entry));
    };

    /** With another's it would be the other, to the broker or to a database. */
    static final Rule ITS_OWN = Rule.ofEachPod(workload -> {
        String database = workload.name().replace("-service", "-db");
        Set<String> others = Stream.concat(
                        workload.overlay().all("KafkaUser").map(Manifest::name),
                        workload.overlay().all("Cluster").flatMap(SecretRules::madeFor))
                .filter(secret -> !secret.equals(workload.name()) && !secret.startsWith(database + "-"))
                .collect(Collectors.toSet());
        return used(workload)
                .filter(entry -> others.contains(entry.secret()))
                .map(entry -> "is given another's secret, " + entry);
    });

    private SecretRules() {}

    private static Stream<String> madeFor(Manifest cluster) {
        return Stream.of("-app", "-ca").map(end -> cluster.name() + end);
    }

    private static Stream<Entry> used(Overlay overlay) {
        Stream<Entry> byPods = overlay.pods().flatMap(SecretRules::used);
        Stream<Entry> byStores = overlay.all("ObjectStore")
                .flatMap(store -> Manifest.elements(store.at("/spec/configuration/s3Credentials")))
                .map(SecretRules::entry);
        Stream<Entry> byListeners = overlay.all("Gateway")
                .flatMap(gateway -> gateway.each("/spec/listeners"))
                .flatMap(listener -> Manifest.elements(listener.at("/tls/certificateRefs")))
                .map(reference -> new Entry(reference.at("/name").asText(), "tls.crt"));
        return Stream.of(byPods, byStores, byListeners).flatMap(some -> some);
    }

    private static Stream<Entry> used(Workload workload) {
        return Stream.concat(
                workload.variables()
                        .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                        .filter(reference -> !reference.isMissingNode())
                        .map(SecretRules::entry),
                workload.volumes()
                        .map(volume -> volume.at("/secret"))
                        .filter(secret -> !secret.isMissingNode())
                        .flatMap(secret -> Manifest.elements(secret.at("/items"))
                                .map(item -> new Entry(
                                        secret.at("/secretName").asText(),
                                        item.at("/key").asText()))));
    }

    private static Entry entry(JsonNode reference) {
        return new Entry(reference.at("/name").asText(), reference.at("/key").asText());
    }

    private static Set<Entry> made(Overlay overlay) {
        Set<Entry> made = new HashSet<>();
        overlay.all("KafkaUser").forEach(user -> add(made, user.name(), "user.p12", "user.password"));
        overlay.all("Kafka").forEach(kafka -> add(made, kafka.name() + "-cluster-ca-cert", "ca.crt"));
        overlay.all("Cluster").forEach(cluster -> {
            add(made, cluster.name() + "-app", "username", "password");
            add(made, cluster.name() + "-ca", "ca.crt");
        });
        overlay.all("Certificate")
                .forEach(certificate -> add(made, certificate.text("/spec/secretName"), "tls.crt", "tls.key"));
        return made;
    }

    private static void add(Set<Entry> made, String secret, String... keys) {
        Stream.of(keys).forEach(key -> made.add(new Entry(secret, key)));
    }

    /** The rows of the table of secrets in the page for operators. */
    private static Set<Entry> byHand() {
        try {
            return ROW.matcher(Files.readString(Path.of("README.md")))
                    .results()
                    .flatMap(row -> Stream.of(row.group(2).split(","))
                            .map(key ->
                                    new Entry(row.group(1), key.replace("`", "").strip())))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
