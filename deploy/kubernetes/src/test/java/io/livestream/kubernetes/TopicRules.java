package io.livestream.kubernetes;

import static io.livestream.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.platform.log.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics are those of the code, kept as it means them to be, and each service may touch its own alone. */
final class TopicRules {

    private static final Map<String, Topics.Definition> TOPICS = Topics.all(Topics.EVENT_PARTITIONS).stream()
            .collect(Collectors.toMap(Topics.Definition::name, topic -> topic));

    static final Rule TOPICS_ARE_THE_CODES = overlay -> Stream.concat(
            TOPICS.values().stream()
                    .flatMap(topic -> overlay.find("KafkaTopic", topic.name())
                            .map(manifest -> differences(topic, manifest))
                            .orElse(Stream.of("there is no topic " + topic.name()))),
            overlay.all("KafkaTopic")
                    .filter(manifest -> !TOPICS.containsKey(manifest.name()))
                    .map(manifest -> "nothing uses the topic " + manifest.name()));

    /** Acknowledged is what two of three brokers have. */
    static final Rule NOTHING_IS_LOST = overlay -> Stream.of(
                    overlay.all("KafkaTopic")
                            .flatMap(topic -> unless(
                                    topic.at("/spec/replicas").asInt() >= 3
                                            && topic.at("/spec/config/min.insync.replicas")
                                                            .asInt()
                                                    == 2,
                                    "%s is not on three brokers, two of which acknowledge",
                                    topic.name())),
                    unless(overlay.all("KafkaNodePool").findAny().isPresent(), "there are no brokers"),
                    overlay.all("KafkaNodePool")
                            .flatMap(pool -> unless(
                                    pool.at("/spec/replicas").asInt() >= 3,
                                    "%s has less than three brokers",
                                    pool.name())),
                    overlay.all("Kafka")
                            .flatMap(kafka -> unless(
                                    kafka.at("/spec/kafka/config/min.insync.replicas")
                                                    .asInt()
                                            == 2,
                                    "what is acknowledged may be on one broker alone")))
            .flatMap(broken -> broken);

    static final Rule KAFKA_KNOWS_WHO_CALLS = overlay -> overlay.all("Kafka")
            .flatMap(kafka -> Stream.concat(
                    unless(
                            kafka.text("/spec/kafka/authorization/type").equals("simple")
                                    && kafka.at("/spec/kafka/listeners").size() > 0,
                            "everybody may touch every topic"),
                    kafka.each("/spec/kafka/listeners")
                            .flatMap(listener -> unless(
                                    listener.at("/tls").asBoolean()
                                            && listener.at("/authentication/type")
                                                    .asText()
                                                    .equals("tls"),
                                    "the listener %s lets anybody in",
                                    listener.at("/name").asText()))));

    static final Rule RIGHTS_ARE_THE_CODES = overlay -> Stream.concat(
            Part.all().stream()
                    .filter(Part::isService)
                    .flatMap(part -> overlay.find("KafkaUser", part.name())
                            .map(user -> differences(part.name(), TopicUse.of(part), user))
                            .orElse(Stream.of("there is no user " + part.name()))),
            overlay.all("KafkaUser")
                    .filter(user ->
                            Part.named(user.name()).filter(Part::isService).isEmpty())
                    .flatMap(user -> ofNoService(overlay, user)));

    private TopicRules() {}

    /** The one that copies the log reads it and what was set aside; to make it again is not for every day. */
    private static Stream<String> ofNoService(Overlay overlay, Manifest user) {
        if (!user.name().equals(ArchiveRules.NAME)
                || overlay.find("CronJob", ArchiveRules.NAME).isEmpty()) {
            return Stream.of("nobody is the user " + user.name());
        }
        var use = new TopicUse(Set.of(Topics.EVENTS, Topics.DEAD_LETTERS), Set.of(), Set.of());
        return differences(user.name(), use, user);
    }

    private static Stream<String> differences(Topics.Definition topic, Manifest manifest) {
        Map<String, String> config = Manifest.entries(manifest.at("/spec/config"));
        Stream<String> partitions = unless(
                manifest.at("/spec/partitions").asInt() == topic.partitions(),
                "%s has %d partitions, and is to have %d",
                topic.name(),
                manifest.at("/spec/partitions").asInt(),
                topic.partitions());
        return Stream.concat(
                partitions,
                topic.settings().entrySet().stream()
                        .flatMap(setting -> unless(
                                setting.getValue().equals(config.get(setting.getKey())),
                                "%s of %s is %s, and is to be %s",
                                setting.getKey(),
                                topic.name(),
                                config.get(setting.getKey()),
                                setting.getValue())));
    }

    private static Stream<String> differences(String part, TopicUse use, Manifest user) {
        List<JsonNode> rights = user.each("/spec/authorization/acls").toList();
        return Stream.of(
                        difference(part, "read", use.reads(), allowed(rights, "topic", "Read")),
                        difference(part, "write", use.writes(), allowed(rights, "topic", "Write")),
                        difference(part, "join", use.groups(), allowed(rights, "group", "Read")),
                        rights.stream()
                                .filter(right -> !right.at("/resource/patternType")
                                                .asText()
                                                .equals("literal")
                                        || !Set.of("Read", "Write", "Describe").containsAll(operations(right))
                                        || !Set.of("topic", "group")
                                                .contains(right.at("/resource/type")
                                                        .asText()))
                                .map(right -> part + " may more than read and write: " + right))
                .flatMap(broken -> broken);
    }

    private static Stream<String> difference(String part, String verb, Set<String> needed, Set<String> allowed) {
        return Stream.concat(
                needed.stream()
                        .filter(name -> !allowed.contains(name))
                        .map(name -> "%s must %s %s and may not".formatted(part, verb, name)),
                allowed.stream()
                        .filter(name -> !needed.contains(name))
                        .map(name -> "%s may %s %s and does not".formatted(part, verb, name)));
    }

    private static Set<String> allowed(List<JsonNode> rights, String type, String operation) {
        return rights.stream()
                .filter(right -> right.at("/resource/type").asText().equals(type))
                .filter(right -> operations(right).contains(operation))
                .map(right -> right.at("/resource/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> operations(JsonNode right) {
        return Manifest.elements(right.at("/operations")).map(JsonNode::asText).collect(Collectors.toSet());
    }
}
