package io.livestream.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.folder.Installation;
import io.livestream.local.folder.KeyValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

    @TempDir
    Path clone;

    @Test
    void aCacheIsUsedWhileTheJarsAreTheSame() throws IOException {
        // Given
        Path jars = jars();
        StartCache cache = cacheFor(jars);

        // When
        var flags = cache.flags("qa-service", jars);

        // Then
        assertThat(flags).anyMatch(flag -> flag.startsWith("-XX:AOTCache="));
    }

    @Test
    void aCacheOfOtherJarsIsNotUsed() throws IOException {
        // Given
        Path jars = jars();
        StartCache cache = cacheFor(jars);
        Files.writeString(jars.resolve("quarkus-run.jar"), "built again");

        // When
        var flags = cache.flags("qa-service", jars);

        // Then
        assertThat(flags).isEmpty();
        assertThat(cache.lacksAny(Map.of("qa-service", jars))).isTrue();
    }

    private Path jars() throws IOException {
        Path jars = Files.createDirectories(clone.resolve("qa-service/target/quarkus-app"));
        Files.writeString(jars.resolve("quarkus-run.jar"), "built");
        return jars;
    }

    private StartCache cacheFor(Path jars) throws IOException {
        StartCache cache = StartCache.in(new Installation(clone));
        Path folder = Files.createDirectories(clone.resolve("deploy/local/target/aot"));
        Files.writeString(folder.resolve("qa-service.aot"), "a cache");
        KeyValues.write(folder.resolve("qa-service.key"), StartCache.describe(jars));
        return cache;
    }
}
