package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import java.util.stream.Stream;

/** Strimzi finds what belongs to the broker, and makes of it what it is to be. */
final class KafkaRules {

    private static final String CLUSTER = "/metadata/labels/strimzi.io~1cluster";

    /** Without the label nobody makes a topic of a topic. */
    static final Rule BELONGS_TO_A_BROKER = overlay -> Stream.of("KafkaTopic", "KafkaUser", "KafkaNodePool")
            .flatMap(overlay::all)
            .flatMap(object -> unless(
                    overlay.find("Kafka", object.text(CLUSTER)).isPresent(),
                    "%s belongs to no broker: \"%s\"",
                    object,
                    object.text(CLUSTER)));

    static final Rule SOMEBODY_MAKES_THEM = overlay -> overlay.all("Kafka")
            .flatMap(kafka -> Stream.of("topicOperator", "userOperator")
                    .flatMap(operator -> unless(
                            kafka.at("/spec/entityOperator/" + operator).isObject(), "%s has no %s", kafka, operator)));

    private KafkaRules() {}
}
