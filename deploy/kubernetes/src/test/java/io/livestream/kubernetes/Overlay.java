package io.livestream.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an overlay comes to, as it would be sent to a cluster. */
record Overlay(String name, List<Manifest> manifests) {

    private static final YAMLMapper YAML = new YAMLMapper();

    static Overlay parse(String name, String yaml) {
        try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
            return new Overlay(
                    name, documents.readAll().stream().map(Manifest::new).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a test that spoils it. */
    Overlay copy() {
        return new Overlay(
                name,
                manifests.stream()
                        .map(manifest -> new Manifest(manifest.content().deepCopy()))
                        .toList());
    }

    Overlay without(Manifest gone) {
        return new Overlay(
                name, manifests.stream().filter(manifest -> manifest != gone).toList());
    }

    Stream<Manifest> all(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    Optional<Manifest> find(String kind, String name) {
        return all(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    /** The one that a test means to spoil. */
    Manifest the(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError("There is no %s %s".formatted(kind, name)));
    }

    /** The parts of the suite. */
    Stream<Workload> workloads() {
        return all("Deployment").map(deployment -> new Workload(this, deployment, "/spec/template"));
    }

    /** The parts and what runs from time to time. */
    Stream<Workload> pods() {
        return Stream.concat(
                workloads(), all("CronJob").map(job -> new Workload(this, job, "/spec/jobTemplate/spec/template")));
    }

    /** Where all of it is. */
    String namespace() {
        return all("Namespace").map(Manifest::name).findFirst().orElse("");
    }
}
