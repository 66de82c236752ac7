package io.livestream.kubernetes;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Each object has the fields that its kind has and no others, and they are of the right types. */
final class ShapeRule implements Rule {

    /** Made by {@code schemas/build.mjs}. */
    static final Path SCHEMAS = Path.of("target/schemas");

    private static final Map<String, JsonSchema> BY_KIND = new ConcurrentHashMap<>();

    @Override
    public Stream<String> broken(Overlay overlay) {
        return overlay.manifests().stream().flatMap(ShapeRule::broken);
    }

    private static Stream<String> broken(Manifest manifest) {
        if (StrimziModels.know(manifest)) {
            return StrimziModels.broken(manifest);
        }
        Path file = SCHEMAS.resolve(manifest.kind() + ".json");
        if (!Files.exists(file)) {
            return Stream.of("%s is of a kind that schemas/kinds.ts does not know".formatted(manifest));
        }
        return BY_KIND.computeIfAbsent(manifest.kind(), _ -> schema(file)).validate(manifest.content()).stream()
                .map(error -> "%s: %s".formatted(manifest, error.getMessage()));
    }

    private static JsonSchema schema(Path file) {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(new JsonMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
