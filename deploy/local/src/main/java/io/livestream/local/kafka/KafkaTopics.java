package io.livestream.local.kafka;

import io.livestream.local.folder.SuiteFailure;
import io.livestream.local.process.Readiness;
import io.livestream.platform.log.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of the suite where they are missing and gives all of them their settings. */
public final class KafkaTopics {

    private static final List<Topics.Definition> ALL = Topics.all(Topics.EVENT_PARTITIONS);

    private KafkaTopics() {}

    /** The topics in a form that can be written down and compared. */
    static Map<String, String> asText() {
        Map<String, String> text = new TreeMap<>();
        ALL.forEach(topic -> text.put(topic.name(), topic.partitions() + " " + new TreeMap<>(topic.settings())));
        return text;
    }

    /** For a broker that may still be starting: what went wrong is what it lacks. */
    static Readiness.Missing tryEnsure(String servers) {
        try {
            ensure(servers);
            return Readiness.Missing.NOTHING;
        } catch (ExecutionException e) {
            return Readiness.Missing.because(String.valueOf(e.getCause().getMessage()));
        }
    }

    /** For a broker that somebody else runs. */
    public static void ensureForeign(String servers) {
        try {
            ensure(servers);
        } catch (ExecutionException | RuntimeException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new SuiteFailure(
                    "The Kafka at %s cannot be used: %s. Check --kafka.".formatted(servers, cause.getMessage()), e);
        }
    }

    private static void ensure(String servers) throws ExecutionException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                15_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200,
                AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG,
                "",
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get();
            List<Topics.Definition> missing = ALL.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            create(admin, missing);
            configure(
                    admin,
                    ALL.stream().filter(topic -> !missing.contains(topic)).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted while waiting for Kafka.", e);
        }
    }

    private static void create(Admin admin, List<Topics.Definition> topics)
            throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(topics.stream().map(KafkaTopics::asNew).toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** As many copies as the broker makes by default: one here, more on a cluster. */
    private static NewTopic asNew(Topics.Definition topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.settings());
    }

    private static void configure(Admin admin, List<Topics.Definition> topics)
            throws ExecutionException, InterruptedException {
        admin.incrementalAlterConfigs(topics.stream()
                        .collect(Collectors.toMap(
                                topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                                topic -> topic.settings().entrySet().stream()
                                        .map(setting -> new AlterConfigOp(
                                                new ConfigEntry(setting.getKey(), setting.getValue()),
                                                AlterConfigOp.OpType.SET))
                                        .toList())))
                .all()
                .get();
    }
}
