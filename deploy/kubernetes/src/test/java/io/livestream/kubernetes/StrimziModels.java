package io.livestream.kubernetes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Strimzi's objects, by the models that its operators read them with. Those are kind: they set aside what they do not know, and
 * a word that is none of a list becomes nothing. Here both are faults.
 */
final class StrimziModels {

    private static final String API = "kafka.strimzi.io/v1";

    private static final Map<String, Class<?>> BY_KIND = Map.of(
            "Kafka", Kafka.class,
            "KafkaNodePool", KafkaNodePool.class,
            "KafkaTopic", KafkaTopic.class,
            "KafkaUser", KafkaUser.class);

    private static final JsonMapper STRICT = strict();

    private StrimziModels() {}

    static boolean know(Manifest manifest) {
        return BY_KIND.containsKey(manifest.kind());
    }

    static Stream<String> broken(Manifest manifest) {
        Stream<String> version =
                Rule.unless(manifest.text("/apiVersion").equals(API), "%s is not of the API %s", manifest, API);
        Stream<String> fields;
        try {
            Object model = STRICT.treeToValue(manifest.content(), BY_KIND.get(manifest.kind()));
            fields = Stream.concat(
                    ModelWalk.faults(model), lost("", manifest.content(), STRICT.<JsonNode>valueToTree(model)));
        } catch (JsonProcessingException e) {
            fields = Stream.of(e.getOriginalMessage());
        }
        return Stream.concat(version, fields.map(fault -> manifest + ": " + fault));
    }

    /** What was said and is not in the model. */
    private static Stream<String> lost(String path, JsonNode said, JsonNode understood) {
        if (path.equals("/apiVersion")) {
            // The models have one that serves for all of them.
            return Stream.empty();
        }
        if (said.isObject()) {
            return said.properties().stream()
                    .flatMap(field ->
                            lost(path + "/" + field.getKey(), field.getValue(), understood.path(field.getKey())));
        }
        if (said.isArray()) {
            return IntStream.range(0, said.size())
                    .boxed()
                    .flatMap(i -> lost(path + "/" + i, said.get(i), understood.path(i)));
        }
        return Rule.unless(
                said.asText().equals(understood.asText()) && !understood.isMissingNode(),
                "%s is not understood: %s",
                path,
                said);
    }

    private static JsonMapper strict() {
        var mapper = JsonMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .annotationIntrospector(new JacksonAnnotationIntrospector() {
                    /** What is as it is by default is written, too. */
                    @Override
                    public JsonInclude.Value findPropertyInclusion(Annotated property) {
                        return JsonInclude.Value.empty();
                    }
                })
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }
}
