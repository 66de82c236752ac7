package io.livestream.kubernetes;

import static io.livestream.kubernetes.Spoil.set;

import java.util.List;
import java.util.Map;

/** Objects that their operators would read otherwise than they are written. */
final class ShapeFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "an unknown field of the broker, deep inside",
                    "objects have the fields of their kinds and no others",
                    "/spec/kafka/template/podDisruptionBudget/maxUnavailabel is unknown",
                    set("Kafka", "livestream", "/spec/kafka/template/podDisruptionBudget/maxUnavailabel", 1)),
            new Fault(
                    "an unknown field of a listener",
                    "objects have the fields of their kinds and no others",
                    "/spec/kafka/listeners/0/authentification is unknown",
                    set("Kafka", "livestream", "/spec/kafka/listeners/0/authentification", "tls")),
            new Fault(
                    "an unknown field of a selector of the broker",
                    "objects have the fields of their kinds and no others",
                    "matchLabel",
                    set(
                            "Kafka",
                            "livestream",
                            "/spec/kafka/listeners/0/networkPolicyPeers/0/podSelector/matchLabel",
                            "x")),
            new Fault(
                    "an unknown field of the broker",
                    "objects have the fields of their kinds and no others",
                    "/spec/topicOperatorr is unknown",
                    set("Kafka", "livestream", "/spec/topicOperatorr", Map.of())),
            new Fault(
                    "a field of the broker that an older version had",
                    "objects have the fields of their kinds and no others",
                    "of an older version",
                    set("Kafka", "livestream", "/spec/kafka/replicas", 3)),
            new Fault(
                    "an unknown field of a pool",
                    "objects have the fields of their kinds and no others",
                    "/spec/storage/volumes/0/deleteClaims is unknown",
                    set("KafkaNodePool", "brokers", "/spec/storage/volumes/0/deleteClaims", false)),
            new Fault(
                    "an unknown field of a user",
                    "objects have the fields of their kinds and no others",
                    "/spec/authorization/acls/0/operatoins is unknown",
                    set("KafkaUser", "qa-service", "/spec/authorization/acls/0/operatoins", "Read")),
            new Fault(
                    "a text where a number of partitions is due",
                    "objects have the fields of their kinds and no others",
                    "KafkaTopic livestream.users",
                    set("KafkaTopic", "livestream.users", "/spec/partitions", "8")),
            new Fault(
                    "a number where a text is due",
                    "objects have the fields of their kinds and no others",
                    "KafkaNodePool brokers",
                    set("KafkaNodePool", "brokers", "/spec/storage/volumes/0/size", 100)),
            new Fault(
                    "a list where a listener is due",
                    "objects have the fields of their kinds and no others",
                    "Kafka livestream",
                    set("Kafka", "livestream", "/spec/kafka/listeners/0", List.of())),
            new Fault(
                    "a kind of listener that there is not",
                    "objects have the fields of their kinds and no others",
                    "/spec/kafka/listeners/0/type is not understood",
                    set("Kafka", "livestream", "/spec/kafka/listeners/0/type", "internl")),
            new Fault(
                    "a kind of certificate that there is not",
                    "objects have the fields of their kinds and no others",
                    "KafkaUser qa-service",
                    set("KafkaUser", "qa-service", "/spec/authentication/type", "tsl")),
            new Fault(
                    "a right that there is not",
                    "objects have the fields of their kinds and no others",
                    "/spec/authorization/acls/0/operations/0 is not understood",
                    set("KafkaUser", "qa-service", "/spec/authorization/acls/0/operations/0", "Raed")),
            new Fault(
                    "a user of the API before",
                    "objects have the fields of their kinds and no others",
                    "is not of the API kafka.strimzi.io/v1",
                    set("KafkaUser", "qa-service", "/apiVersion", "kafka.strimzi.io/v1beta2")),
            new Fault(
                    "an unknown field of a job",
                    "objects have the fields of their kinds and no others",
                    "restartPolicies",
                    set("CronJob", "log-archive", "/spec/jobTemplate/spec/template/spec/restartPolicies", "Never")),
            new Fault(
                    "an image of a form that is no longer made",
                    "databases have an image that there is",
                    "qa-db is of no image",
                    set("Cluster", "qa-db", "/spec/imageName", "ghcr.io/cloudnative-pg/postgresql:18")),
            new Fault(
                    "another version than the tested one",
                    "databases have an image that there is",
                    "qa-db is of no image",
                    set("Cluster", "qa-db", "/spec/imageName", "ghcr.io/cloudnative-pg/postgresql:17-minimal-trixie")));

    private ShapeFaults() {}
}
