package io.livestream.kubernetes;

import static io.livestream.kubernetes.Spoil.CONTAINER;
import static io.livestream.kubernetes.Spoil.another;
import static io.livestream.kubernetes.Spoil.remove;
import static io.livestream.kubernetes.Spoil.set;

import java.util.List;

/** What the operator of the broker would pass by, and pods that are not given the time they need. */
final class BrokerFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "a topic of no broker",
                    "what belongs to the broker says so",
                    "KafkaTopic livestream.room belongs to no broker",
                    remove("KafkaTopic", "livestream.room", "/metadata/labels/strimzi.io~1cluster")),
            new Fault(
                    "a user of another broker",
                    "what belongs to the broker says so",
                    "KafkaUser qa-service belongs to no broker",
                    set("KafkaUser", "qa-service", "/metadata/labels/strimzi.io~1cluster", "kafka")),
            new Fault(
                    "a pool of no broker",
                    "what belongs to the broker says so",
                    "KafkaNodePool brokers belongs to no broker",
                    remove("KafkaNodePool", "brokers", "/metadata/labels/strimzi.io~1cluster")),
            new Fault(
                    "nobody who makes topics",
                    "somebody makes topics and users",
                    "has no topicOperator",
                    remove("Kafka", "livestream", "/spec/entityOperator/topicOperator")),
            new Fault(
                    "nobody who makes users",
                    "somebody makes topics and users",
                    "has no userOperator",
                    remove("Kafka", "livestream", "/spec/entityOperator")),
            new Fault(
                    "a broker without listeners",
                    "the broker knows who calls",
                    "everybody may touch",
                    set("Kafka", "livestream", "/spec/kafka/listeners", List.of())),
            new Fault(
                    "a start that is cut short",
                    "a start may take as long as a migration",
                    "qa-service: is given 2 s to start, and may need 300",
                    set("Deployment", "qa-service", CONTAINER + "/startupProbe/failureThreshold", 1)),
            new Fault(
                    "a start by what is not said",
                    "a start may take as long as a migration",
                    "gateway: is given 6 s to start, and may need 60",
                    remove("Deployment", "gateway", CONTAINER + "/startupProbe/failureThreshold")),
            new Fault(
                    "two disruption budgets",
                    "each part has a disruption budget",
                    "qa-service: has 2 budgets",
                    another("PodDisruptionBudget", "qa-service", "qa-service-too")));

    private BrokerFaults() {}
}
