package io.livestream.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.local.folder.SuiteFailure;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void theStandardPortsAreThoseOfTheDocumentation() {
        // When
        var ports = Ports.standard().byPart();

        // Then
        assertThat(ports)
                .containsEntry("gateway", 8080)
                .containsEntry("auth-service", 8081)
                .containsEntry("stream-service", 8082)
                .containsEntry("chat-service", 8083)
                .containsEntry("qa-service", 8084)
                .containsEntry("analytics-service", 8085)
                .containsEntry("gateway's health", 8086)
                .containsEntry("postgresql", 15432)
                .containsEntry("kafka", 19092);
    }

    @Test
    void allElseFollowsAnotherPortOfTheGateway() {
        // When
        var ports = Ports.from(9080).byPart().values();

        // Then
        assertThat(new HashSet<>(ports))
                .containsExactlyInAnyOrder(9080, 9081, 9082, 9083, 9084, 9085, 9086, 9087, 9088, 9089);
    }

    @Test
    void aPortWithoutRoomForTheOthersIsRefused() {
        assertThatThrownBy(() -> Ports.from(65_530))
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("65526");
    }
}
