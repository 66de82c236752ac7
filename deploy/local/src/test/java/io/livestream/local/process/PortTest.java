package io.livestream.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortTest {

    @Test
    void aPortOnWhichSomebodyListensIsTakenAndItsOwnerNamed() throws IOException {
        // Given
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port port = Port.onLoopback(somebody.getLocalPort());

            // When
            boolean free = port.isFree();
            var owner = port.owner();

            // Then
            assertThat(free).isFalse();
            assertThat(owner.orElse("process %d (java)"
                            .formatted(ProcessHandle.current().pid())))
                    .isEqualTo("process %d (java)", ProcessHandle.current().pid());
        }
    }

    @Test
    void aPortIsOpenWhileSomebodyListensOnIt() throws IOException {
        // Given
        Port port;
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = Port.onLoopback(somebody.getLocalPort());

            // Then
            assertThat(port.isOpen()).isTrue();
        }
        assertThat(port.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "localhost"})
    void onAnAddressOfThisMachineOneCanListen(String host) {
        assertThat(Port.lackOf(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"})
    void onWhatIsNoneNobodyCanAndThereIsAReason(String host) {
        assertThat(Port.lackOf(host)).get().asString().isNotBlank();
    }
}
