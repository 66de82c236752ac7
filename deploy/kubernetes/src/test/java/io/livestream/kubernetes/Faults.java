package io.livestream.kubernetes;

import static io.livestream.kubernetes.Spoil.CONTAINER;
import static io.livestream.kubernetes.Spoil.POD;
import static io.livestream.kubernetes.Spoil.addVariable;
import static io.livestream.kubernetes.Spoil.another;
import static io.livestream.kubernetes.Spoil.delete;
import static io.livestream.kubernetes.Spoil.generated;
import static io.livestream.kubernetes.Spoil.remove;
import static io.livestream.kubernetes.Spoil.removeVariable;
import static io.livestream.kubernetes.Spoil.set;
import static io.livestream.kubernetes.Spoil.variable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** One fault or more of the kind that each rule is there for. */
final class Faults {

    private static final List<Fault> OF_EACH_RULE = List.of(
            new Fault(
                    "an unknown field",
                    "objects have the fields of their kinds and no others",
                    "replica",
                    set("Deployment", "qa-service", "/spec/replica", 2)),
            new Fault(
                    "a text where a number is due",
                    "objects have the fields of their kinds and no others",
                    "Service qa-service",
                    set("Service", "qa-service", "/spec/ports/0/port", "http")),
            new Fault(
                    "an unknown field of a topic",
                    "objects have the fields of their kinds and no others",
                    "partition",
                    set("KafkaTopic", "livestream.users", "/spec/partition", 8)),
            new Fault(
                    "an unknown field of a database",
                    "objects have the fields of their kinds and no others",
                    "instance",
                    set("Cluster", "qa-db", "/spec/instance", 3)),
            new Fault(
                    "a kind that nobody knows",
                    "objects have the fields of their kinds and no others",
                    "is of a kind",
                    set("Service", "qa-service", "/kind", "Servise")),
            new Fault(
                    "a part is missing",
                    "every part of the suite is there",
                    "qa-service",
                    delete("Deployment", "qa-service")),
            new Fault(
                    "a pod may run as root",
                    "nothing runs as root",
                    "qa-service: may run as root",
                    set("Deployment", "qa-service", POD + "/securityContext/runAsNonRoot", false)),
            new Fault(
                    "a container runs as root",
                    "nothing runs as root",
                    "qa-service: runs as root",
                    set("Deployment", "qa-service", CONTAINER + "/securityContext/runAsUser", 0)),
            new Fault(
                    "a privileged container",
                    "nothing has privileges",
                    "qa-service: is privileged",
                    set("Deployment", "qa-service", CONTAINER + "/securityContext/privileged", true)),
            new Fault(
                    "a container that may gain privileges",
                    "nothing has privileges",
                    "may gain privileges",
                    remove("Deployment", "qa-service", CONTAINER + "/securityContext/allowPrivilegeEscalation")),
            new Fault(
                    "a container that keeps its capabilities",
                    "nothing has privileges",
                    "keeps capabilities",
                    remove("Deployment", "qa-service", CONTAINER + "/securityContext/capabilities/drop")),
            new Fault(
                    "a pod on the node's network",
                    "nothing has privileges",
                    "shares what is the node's",
                    set("Deployment", "qa-service", POD + "/hostNetwork", true)),
            new Fault(
                    "a root file system that can be written to",
                    "root file systems are read-only",
                    "qa-service: can write",
                    remove("Deployment", "qa-service", CONTAINER + "/securityContext/readOnlyRootFilesystem")),
            new Fault(
                    "no limit of memory",
                    "requests and limits are said",
                    "limits for memory",
                    remove("Deployment", "qa-service", CONTAINER + "/resources/limits/memory")),
            new Fault(
                    "an image without a tag",
                    "images are the suite's, with a tag",
                    "qa-service: its image",
                    set(
                            "Deployment",
                            "qa-service",
                            CONTAINER + "/image",
                            "registry.example.org/livestream/qa-service")),
            new Fault(
                    "another port than the code's",
                    "ports are those that the parts listen on",
                    "listens on 8090, and it is 8084",
                    set("Deployment", "qa-service", CONTAINER + "/ports/0/containerPort", 8090)),
            new Fault(
                    "a probe of a page that is not there",
                    "probes ask pages that are there",
                    "/health/ready",
                    set("Deployment", "qa-service", CONTAINER + "/readinessProbe/httpGet/path", "/health/ready")),
            new Fault(
                    "the gateway's health asked for on the port of clients",
                    "probes ask pages that are there",
                    "asks port http, and the page is on 9080",
                    set("Deployment", "gateway", CONTAINER + "/livenessProbe/httpGet/port", "http")),
            new Fault(
                    "a grace period shorter than the drain",
                    "the grace period is longer than the drain",
                    "is killed after 30 s",
                    remove("Deployment", "chat-service", POD + "/terminationGracePeriodSeconds")),
            new Fault(
                    "a drain longer than the grace period",
                    "the grace period is longer than the drain",
                    "needs 115 to stop",
                    addVariable("chat-service", "QUARKUS_SHUTDOWN_DELAY", "80S")),
            new Fault(
                    "an update that takes pods away first",
                    "a new version takes no pod away",
                    "loses a pod",
                    set("Deployment", "qa-service", "/spec/strategy/rollingUpdate/maxUnavailable", 1)),
            new Fault(
                    "a variable that no code reads",
                    "the environment says what the code reads",
                    "LIVESTREAM_KEY_SECRETS is nothing that the code reads",
                    addVariable("auth-service", "LIVESTREAM_KEY_SECRETS", "")),
            new Fault(
                    "a variable that the image has fixed",
                    "the environment says what the code reads",
                    "QUARKUS_DATASOURCE_DB_KIND is fixed",
                    addVariable("auth-service", "QUARKUS_DATASOURCE_DB_KIND", "h2")),
            new Fault(
                    "a variable that clients of the broker do not know",
                    "the environment says what the code reads",
                    "KAFKA_SSL_TRUSTSTORE",
                    addVariable("auth-service", "KAFKA_SSL_TRUSTSTORE", "/ca.crt")),
            new Fault(
                    "an address that the code needs is not said",
                    "the environment says what the code leaves open",
                    "LIVESTREAM_AUTH_URL is not said",
                    removeVariable("qa-service", "LIVESTREAM_AUTH_URL")),
            new Fault(
                    "a secret that the code needs is not said",
                    "the environment says what the code leaves open",
                    "LIVESTREAM_KEY_SECRET is not said",
                    removeVariable("auth-service", "LIVESTREAM_KEY_SECRET")),
            new Fault(
                    "the gateway's health on loopback",
                    "the environment says what the code leaves open",
                    "QUARKUS_MANAGEMENT_HOST is not said",
                    removeVariable("gateway", "QUARKUS_MANAGEMENT_HOST")),
            new Fault(
                    "a setting that is in no ConfigMap",
                    "what the environment refers to is there",
                    "LIVESTREAM_ORIGINS is in no ConfigMap",
                    overlay -> remove("ConfigMap", generated(overlay, "suite"), "/data/origins")
                            .apply(overlay)),
            new Fault(
                    "a setting that nobody reads",
                    "nothing is set in vain",
                    "nobody reads origin of suite-",
                    overlay -> set("ConfigMap", generated(overlay, "suite"), "/data/origin", "")
                            .apply(overlay)),
            new Fault(
                    "a password that is written down",
                    "the environment contains no secret",
                    "LIVESTREAM_KEY_SECRET is written down",
                    overlay -> addVariable("auth-service", "LIVESTREAM_KEY_SECRET", "no secret any more")
                            .apply(removeVariable("auth-service", "LIVESTREAM_KEY_SECRET")
                                    .apply(overlay))),
            new Fault(
                    "a Secret among the manifests",
                    "secrets are not contained",
                    "Secret livestream is contained",
                    set("Namespace", "livestream", "/kind", "Secret")),
            new Fault("a secret that nobody makes", "somebody makes each secret", "signing-key/secret", overlay -> {
                variable(overlay, "auth-service", "LIVESTREAM_KEY_SECRET")
                        .withObject("/valueFrom/secretKeyRef")
                        .put("name", "signing-key");
                return overlay;
            }),
            new Fault(
                    "a database whose secret is used is missing",
                    "somebody makes each secret",
                    "qa-db-app/password",
                    delete("Cluster", "qa-db")),
            new Fault(
                    "a secret that people are asked to make is not used",
                    "secrets that are asked for are used",
                    "signing-keys/secret",
                    removeVariable("auth-service", "LIVESTREAM_KEY_SECRET")),
            new Fault(
                    "a topic is missing",
                    "topics are those of the code",
                    "there is no topic livestream.room",
                    delete("KafkaTopic", "livestream.room")),
            new Fault(
                    "a topic that no code uses",
                    "topics are those of the code",
                    "nothing uses the topic livestream.rooms",
                    another("KafkaTopic", "livestream.room", "livestream.rooms")),
            new Fault(
                    "the log is not kept",
                    "topics are those of the code",
                    "retention.ms of livestream.events",
                    set("KafkaTopic", "livestream.events", "/spec/config/retention.ms", "604800000")),
            new Fault(
                    "another number of partitions",
                    "topics are those of the code",
                    "livestream.events has 12 partitions",
                    set("KafkaTopic", "livestream.events", "/spec/partitions", 12)),
            new Fault(
                    "what is acknowledged is on one broker",
                    "what is acknowledged is on two brokers",
                    "livestream.events is not",
                    set("KafkaTopic", "livestream.events", "/spec/config/min.insync.replicas", "1")),
            new Fault(
                    "a listener without certificates",
                    "the broker knows who calls",
                    "lets anybody in",
                    remove("Kafka", "livestream", "/spec/kafka/listeners/0/authentication")),
            new Fault(
                    "no rights at all are asked for",
                    "the broker knows who calls",
                    "everybody may touch",
                    remove("Kafka", "livestream", "/spec/kafka/authorization")),
            new Fault(
                    "a topic that the service does not touch",
                    "services may touch the topics that they touch",
                    "qa-service may write livestream.presence and does not",
                    set("KafkaUser", "qa-service", "/spec/authorization/acls/0/resource/name", "livestream.presence")),
            new Fault(
                    "a topic that the service must write",
                    "services may touch the topics that they touch",
                    "chat-service must write livestream.presence and may not",
                    overlay -> {
                        Manifest.elements(
                                        overlay.the("KafkaUser", "chat-service").at("/spec/authorization/acls"))
                                .filter(right ->
                                        right.at("/resource/name").asText().equals("livestream.presence"))
                                .forEach(right -> ((ObjectNode) right)
                                        .putArray("operations")
                                        .add("Describe"));
                        return overlay;
                    }),
            new Fault(
                    "every topic by a prefix",
                    "services may touch the topics that they touch",
                    "may more than read and write",
                    set("KafkaUser", "qa-service", "/spec/authorization/acls/0/resource/patternType", "prefix")),
            new Fault(
                    "another group than the code joins",
                    "services may touch the topics that they touch",
                    "stream-service must join stream-presence and may not",
                    overlay -> {
                        Manifest.elements(overlay.the("KafkaUser", "stream-service")
                                        .at("/spec/authorization/acls"))
                                .map(right -> (ObjectNode) right.at("/resource"))
                                .filter(resource ->
                                        resource.path("name").asText().equals("stream-presence"))
                                .forEach(resource -> resource.put("name", "stream-service"));
                        return overlay;
                    }),
            new Fault(
                    "nothing is closed by default",
                    "what no policy names is closed",
                    "is open",
                    delete("NetworkPolicy", "default-deny")),
            new Fault(
                    "an address of another port",
                    "addresses lead somewhere",
                    "LIVESTREAM_QA_URL leads nowhere",
                    overlay -> {
                        variable(overlay, "gateway", "LIVESTREAM_QA_URL").put("value", "http://qa-service:8085");
                        return overlay;
                    }),
            new Fault(
                    "the way to the broker is closed",
                    "ways out are those that are needed",
                    "qa-service: cannot reach {strimzi.io/name=livestream-kafka} on port 9093",
                    remove("NetworkPolicy", "qa-service", "/spec/egress/1")),
            new Fault(
                    "a way to another's database",
                    "ways out are those that are needed",
                    "qa-service: may reach {cnpg.io/cluster=chat-db} on port 5432",
                    set(
                            "NetworkPolicy",
                            "qa-service",
                            "/spec/egress/2/to/0/podSelector/matchLabels/cnpg.io~1cluster",
                            "chat-db")),
            new Fault(
                    "a database that does not let its service in",
                    "what is called lets the caller in",
                    "qa-service: what it calls does not let it in",
                    remove("NetworkPolicy", "qa-db", "/spec/ingress/0")),
            new Fault(
                    "a broker that does not let a service in",
                    "what is called lets the caller in",
                    "analytics-service: what it calls does not let it in",
                    overlay -> {
                        var values = (ArrayNode)
                                overlay.the("Kafka", "livestream")
                                        .at(
                                                "/spec/kafka/listeners/0/networkPolicyPeers/0/podSelector/matchExpressions/0/values");
                        for (int i = values.size() - 1; i >= 0; i--) {
                            if (values.get(i).asText().equals("analytics-service")) {
                                values.remove(i);
                            }
                        }
                        return overlay;
                    }),
            new Fault(
                    "a service that lets another one in",
                    "what does not call is not let in",
                    "qa-service: lets chat-service in on port 8084",
                    set(
                            "NetworkPolicy",
                            "qa-service",
                            "/spec/ingress/0/from/0/podSelector/matchLabels/app.kubernetes.io~1name",
                            "chat-service")),
            new Fault(
                    "a service that lets everybody in",
                    "what does not call is not let in",
                    "qa-service: lets in anywhere",
                    remove("NetworkPolicy", "qa-service", "/spec/ingress/0/from")),
            new Fault(
                    "no account of its own",
                    "each part has an account of its own",
                    "qa-service: has no account",
                    set("Deployment", "qa-service", POD + "/serviceAccountName", "default")),
            new Fault(
                    "no disruption budget",
                    "each part has a disruption budget",
                    "qa-service: may lose",
                    delete("PodDisruptionBudget", "qa-service")),
            new Fault(
                    "no autoscaler",
                    "each part has an autoscaler",
                    "gateway: is scaled by 0",
                    delete("HorizontalPodAutoscaler", "gateway")),
            new Fault(
                    "two autoscalers",
                    "each part has an autoscaler",
                    "qa-service: is scaled by 2",
                    another("ScaledObject", "qa-service", "qa-service-too")),
            new Fault(
                    "one pod at the least",
                    "each part has an autoscaler",
                    "may come down to 1",
                    set("ScaledObject", "chat-service", "/spec/minReplicaCount", 1)),
            new Fault(
                    "a figure that nobody measures",
                    "autoscalers ask for what is measured",
                    "it does not measure livestream_rooms_sockets",
                    set(
                            "ScaledObject",
                            "chat-service",
                            "/spec/triggers/1/metadata/query",
                            "sum(livestream_rooms_sockets)")),
            new Fault(
                    "no Service",
                    "each part has a Service",
                    "qa-service: has no Service",
                    delete("Service", "qa-service")),
            new Fault(
                    "a Service of other pods",
                    "each part has a Service",
                    "qa-service: its Service leads elsewhere",
                    set("Service", "qa-service", "/spec/selector/app.kubernetes.io~1name", "qa")),
            new Fault(
                    "all pods on one node",
                    "pods are spread",
                    "qa-service: may have all its pods in one kubernetes.io/hostname",
                    remove("Deployment", "qa-service", POD + "/topologySpreadConstraints/1")),
            new Fault(
                    "figures that nobody asks for",
                    "figures are asked for where they are",
                    "gateway: its figures",
                    set("PodMonitor", "gateway", "/spec/podMetricsEndpoints/0/port", "http")),
            new Fault(
                    "another's database",
                    "each service is at its own database",
                    "qa-service is not at its own database",
                    overlay -> {
                        variable(overlay, "qa-service", "QUARKUS_DATASOURCE_JDBC_URL")
                                .put("value", "jdbc:postgresql://chat-db-rw:5432/chat?sslmode=verify-full");
                        return overlay;
                    }),
            new Fault(
                    "more pods than the database has connections for",
                    "databases take all connections",
                    "qa-service may open",
                    set("ScaledObject", "qa-service", "/spec/maxReplicaCount", 20)),
            new Fault(
                    "a database without backups",
                    "databases can be brought back",
                    "qa-db is not backed up",
                    delete("ScheduledBackup", "qa-db")),
            new Fault(
                    "a database that archives nothing",
                    "databases can be brought back",
                    "qa-db archives nothing",
                    remove("Cluster", "qa-db", "/spec/plugins/0")),
            new Fault(
                    "rooms that go through the gateway",
                    "paths lead to the right part",
                    "/room leads to",
                    delete("HTTPRoute", "rooms")),
            new Fault(
                    "a route to nowhere",
                    "routes lead to what is there",
                    "rooms leads to chat-service on port 8080",
                    set("HTTPRoute", "rooms", "/spec/rules/0/backendRefs/0/port", 8080)),
            new Fault(
                    "rooms that the edge cannot reach",
                    "the edge is let in",
                    "chat-service does not let the edge in",
                    delete("NetworkPolicy", "edge-to-chat-service")),
            new Fault("no edge", "clients come by TLS", "there is no one edge", delete("Gateway", "edge")),
            new Fault(
                    "a certificate of another name",
                    "clients come by TLS",
                    "no certificate is that of",
                    set("Certificate", "edge", "/spec/dnsNames/0", "example.org")),
            new Fault(
                    "pages without TLS",
                    "without TLS there is only the way to it",
                    "suite answers without TLS",
                    remove("HTTPRoute", "suite", "/spec/parentRefs/0/sectionName")),
            new Fault(
                    "sockets that go to any node",
                    "one stream's sockets go to one node",
                    "go to any node",
                    set("BackendTrafficPolicy", "rooms", "/spec/loadBalancer/type", "RoundRobin")),
            new Fault(
                    "a hash of what the client says",
                    "one stream's sockets go to one node",
                    "go to any node",
                    delete("EnvoyExtensionPolicy", "stream-id")));

    static final List<Fault> ALL = Stream.of(
                    OF_EACH_RULE,
                    ShapeFaults.ALL,
                    SecretFaults.ALL,
                    BrokerFaults.ALL,
                    NetworkFaults.ALL,
                    BackingFaults.ALL,
                    ScalingFaults.ALL,
                    EdgeFaults.ALL,
                    ArchiveFaults.ALL)
            .flatMap(List::stream)
            .toList();

    private Faults() {}
}
