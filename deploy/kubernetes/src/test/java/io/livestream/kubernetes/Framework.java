package io.livestream.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What can be set of the framework's extensions, by the descriptions that are in their jars, and of the broker's clients. */
final class Framework {

    private record Setting(String property, boolean atRunTime, String standard) {}

    private static final Map<String, Setting> BY_VARIABLE = new HashMap<>();
    private static final Map<String, Setting> BY_PROPERTY = new HashMap<>();
    private static final Set<String> KAFKA = new HashSet<>();

    static {
        try {
            for (URL model : Collections.list(Framework.class
                    .getClassLoader()
                    .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
                try (InputStream described = model.openStream()) {
                    collect(new JsonMapper().readTree(described));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KAFKA.addAll(ConsumerConfig.configNames());
        KAFKA.addAll(ProducerConfig.configNames());
        KAFKA.addAll(AdminClientConfig.configNames());
    }

    private Framework() {}

    private static void collect(JsonNode node) {
        if (node.has("path") && node.has("phase")) {
            JsonNode path = node.get("path");
            var setting = new Setting(
                    path.path("property").asText(),
                    node.get("phase").asText().equals("RUN_TIME"),
                    node.path("defaultValue").asText(null));
            BY_VARIABLE.put(path.path("environmentVariable").asText(), setting);
            BY_PROPERTY.put(setting.property(), setting);
        }
        node.forEach(Framework::collect);
    }

    /** Why a variable that is not the suite's own has no effect, if it has none. */
    static Optional<String> useless(String variable) {
        if (variable.startsWith("KAFKA_")) {
            String name = variable.substring("KAFKA_".length()).toLowerCase().replace('_', '.');
            return KAFKA.contains(name) ? Optional.empty() : Optional.of("no setting of a client of the broker");
        }
        Setting setting = BY_VARIABLE.get(variable);
        if (setting == null) {
            return Optional.of("nothing that the code reads");
        }
        return setting.atRunTime() ? Optional.empty() : Optional.of("fixed when the image is built");
    }

    /** The value of a property that nobody set. */
    static String standard(String property) {
        Setting setting = BY_PROPERTY.get(property);
        return setting == null ? null : setting.standard();
    }
}
