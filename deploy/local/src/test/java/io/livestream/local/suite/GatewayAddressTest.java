package io.livestream.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | http://localhost:8080  | http://127.0.0.1:8080",
                "0.0.0.0   | http://localhost:8080  | http://127.0.0.1:8080",
                "::        | http://[::1]:8080      | http://[::1]:8080",
                "::1       | http://[::1]:8080      | http://[::1]:8080",
                "[::1]     | http://[::1]:8080      | http://[::1]:8080",
                "10.1.2.3  | http://10.1.2.3:8080   | http://10.1.2.3:8080",
                "my-laptop | http://my-laptop:8080  | http://my-laptop:8080",
                "my_laptop | http://my_laptop:8080  | http://my_laptop:8080",
            })
    void peopleAreToldANameAndTheLauncherCallsTheAddress(String host, String shown, String called) {
        // When
        GatewayAddress address = new GatewayAddress(host, 8080);

        // Then
        assertThat(address.shown()).hasToString(shown);
        assertThat(address.called()).hasToString(called);
    }
}
