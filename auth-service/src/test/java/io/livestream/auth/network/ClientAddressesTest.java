package io.livestream.auth.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {

    private final ClientAddresses addresses = new ClientAddresses(() -> List.of("127.0.0.0/8", "::1", "10.42.0.0/16"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7 | 203.0.113.9               | 198.51.100.7",
                "127.0.0.1    |                           | 127.0.0.1",
                "127.0.0.1    | 203.0.113.9               | 203.0.113.9",
                "10.42.7.7    | 203.0.113.9               | 203.0.113.9",
                "10.43.7.7    | 203.0.113.9               | 10.43.7.7",
                "127.0.0.1    | 203.0.113.9, 10.42.0.3    | 203.0.113.9",
                "127.0.0.1    | 192.0.2.1, 203.0.113.9    | 203.0.113.9",
                "127.0.0.1    | nonsense                  | 127.0.0.1",
                "127.0.0.1    | localhost, 203.0.113.9    | 203.0.113.9",
            })
    void onlyTrustedProxiesAreBelieved(String peer, String forwardedFor, String client) {
        List<String> header = forwardedFor == null ? List.of() : List.of(forwardedFor);

        assertThat(addresses.of(peer, header)).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(addresses.of("127.0.0.1", List.of("192.0.2.1", "203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void anIpv6ClientIsItsNetwork() {
        String one = addresses.of("2001:db8:1:2:aaaa::1", List.of());
        String other = addresses.of("2001:db8:1:2:bbbb::2", List.of());

        assertThat(one).isEqualTo(other).isNotEqualTo(addresses.of("2001:db8:1:3::1", List.of()));
    }

    @Test
    void aListThatIsNoneIsToldAtTheStart() {
        assertThatThrownBy(() -> new ClientAddresses(() -> List.of("gateway.example.org")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LIVESTREAM_GATEWAYS");
    }
}
