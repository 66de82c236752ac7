package io.livestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverlaysTest {

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
}
