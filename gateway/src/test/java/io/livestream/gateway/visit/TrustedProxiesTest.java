package io.livestream.gateway.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private final TrustedProxies trusted = new TrustedProxies(List.of("10.0.0.0/9", "192.168.1.7", "fd00::/8"));

    @ParameterizedTest
    @CsvSource({
        "10.127.3.4, true",
        "10.128.3.4, false",
        "192.168.1.7, true",
        "192.168.1.8, false",
        "fd12:0:0:0:0:0:0:1, true",
        "fe80:0:0:0:0:0:0:1, false",
        "unknown, false"
    })
    void anAddressIsTrustedWhenItIsInOneOfTheNetworks(String address, boolean expected) {
        assertThat(trusted.contains(address)).isEqualTo(expected);
    }

    @Test
    void nobodyIsTrustedWhenNothingIsSet() {
        assertThat(new TrustedProxies(List.of()).contains("127.0.0.1")).isFalse();
    }

    @Test
    void theClientIsTheLastAddressThatIsNoProxyOfOurs() {
        assertThat(trusted.client("10.0.0.1", List.of("6.6.6.6, 203.0.113.9, 10.0.0.2")))
                .isEqualTo("203.0.113.9");
        assertThat(trusted.client("10.0.0.1", List.of("6.6.6.6", "203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void whatIsNoAddressEndsTheChain() {
        assertThat(trusted.client("10.0.0.1", List.of("203.0.113.9, <script>"))).isEqualTo("10.0.0.1");
        assertThat(trusted.client("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "*"})
    void aSettingThatIsNoNetworkIsRefusedAtStart(String setting) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(setting)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(setting);
    }
}
