package io.livestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverlaysTest {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @BeforeAll
    static void theToolsAreThere() {
        Kustomize.requireTools();
    }

    static Stream<Arguments> overlaysAndRules() {
        return Kustomize.overlays().stream()
                .flatMap(overlay -> Rules.ALL.keySet().stream().map(rule -> Arguments.of(overlay, rule)));
    }

    @ParameterizedTest(name = "in {0} {1}")
    @MethodSource("overlaysAndRules")
    void eachRuleHoldsInEachOverlay(String overlay, String rule) {
        assertThat(Rules.ALL.get(rule).broken(Kustomize.overlay(overlay))).isEmpty();
    }

    @Test
    void thereAreStagingAndProduction() {
        assertThat(Kustomize.overlays()).containsExactly("production", "staging");
    }

    /** What the page for operators says for clusters where somebody else tells names. */
    @Test
    void othersMayTellNames() throws IOException {
        // Given
        String policy = YAML.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("kind: NetworkPolicy"))
                .findFirst()
                .orElseThrow();

        // When
        Overlay overlay = Kustomize.overlay("production");
        var with = new Overlay(
                overlay.name(),
                Stream.of(overlay, Overlay.parse("names", policy))
                        .flatMap(some -> some.manifests().stream())
                        .toList());

        // Then
        assertThat(with.manifests()).hasSize(overlay.manifests().size() + 1);
        assertThat(Rules.ALL)
                .allSatisfy((_, rule) -> assertThat(rule.broken(with)).isEmpty());
    }
}
