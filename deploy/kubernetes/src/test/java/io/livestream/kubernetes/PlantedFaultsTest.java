package io.livestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Spoils a rendered overlay and looks whether the rule that is broken says so. */
class PlantedFaultsTest {

    @BeforeAll
    static void theToolsAreThere() {
        Kustomize.requireTools();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("io.livestream.kubernetes.Faults#ALL")
    void aPlantedFaultIsFound(Fault fault) {
        // Given
        Overlay spoilt = fault.planted().apply(Kustomize.overlay("production").copy());

        // When
        List<String> broken = Rules.ALL.get(fault.rule()).broken(spoilt).toList();

        // Then
        assertThat(broken).anySatisfy(sentence -> assertThat(sentence).contains(fault.said()));
    }

    @Test
    void everyRuleHasAPlantedFault() {
        assertThat(Faults.ALL).extracting(Fault::rule).containsAll(Rules.ALL.keySet());
    }
}
