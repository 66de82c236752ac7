package io.livestream.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IceServerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"stun:stun.example", "stun:stun.example:3478", "stuns:[2001:db8::7]:5349", "stun:192.0.2.7"})
    void aStunServerIsToldToThePagesAsItStands(String setting) {
        assertThat(told(setting)).isEqualTo("{\"urls\":\"%s\"}".formatted(setting));
    }

    @Test
    void aTurnServerIsToldWithItsUserAndSecretBesideItsAddress() {
        assertThat(told("turn:class:s3cret+/=@turn.example:3478?transport=tcp"))
                .isEqualTo("{\"urls\":\"turn:turn.example:3478?transport=tcp\","
                        + "\"username\":\"class\",\"credential\":\"s3cret+/=\"}");
    }

    @Test
    void whatWouldEndASecretIsWrittenAsInAddresses() {
        assertThat(told("turns:a%3Ab:c%40d%2Ce%25@turn.example"))
                .isEqualTo("{\"urls\":\"turns:turn.example\",\"username\":\"a:b\",\"credential\":\"c@d,e%\"}");
    }

    @Test
    void aTurnServerWithoutUserAndSecretIsRefusedAtStartWithWhatToWrite() {
        assertThatThrownBy(() -> IceServer.parse(List.of("stun:stun.example", "turn:turn.example:3478")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("LIVESTREAM_PAGES_ICE_SERVERS: server 2 needs a user and a secret:"
                        + " turn:user:secret@turn.example:3478");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stun.example:3478",
                "https://stun.example",
                "stun:user:hidden@stun.example",
                "stun:stun.example?transport=udp",
                "turn:user:hidden",
                "turn:user:hidden@",
                "turn:user:hid@den@turn.example",
                "turn:user:hidden@turn.example/path",
                "turn:user:hidden@turn.example?transport=sctp"
            })
    void whatBrowsersCouldNotReadIsRefusedAtStartWithoutASecretInTheLog(String setting) {
        assertThatThrownBy(() -> IceServer.parse(List.of(setting)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("server 1 is not of the form")
                .hasMessageNotContaining("hid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn:u%zz:s@turn.example", "turn:u:100%@turn.example"})
    void aPercentSignThatStandsForNothingIsRefusedAtStart(String setting) {
        assertThatThrownBy(() -> IceServer.parse(List.of(setting)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("%25");
    }

    private static String told(String setting) {
        return IceServer.parse(List.of(setting)).getFirst().shown().encode();
    }
}
