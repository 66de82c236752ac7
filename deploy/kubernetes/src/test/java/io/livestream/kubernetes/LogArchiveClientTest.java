package io.livestream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client of the broker makes of the file that the archive's job is given. */
class LogArchiveClientTest {

    private static final String USER = "/etc/livestream/kafka-user";

    @TempDir
    private Path user;

    @BeforeAll
    static void theToolsAreThere() {
        Kustomize.requireTools();
    }

    private Properties settings() throws IOException {
        Overlay overlay = Kustomize.overlay("production");
        String file = overlay.the("ConfigMap", Spoil.generated(overlay, "log-archive-client"))
                .at("/data")
                .path("client.properties")
                .asText();
        assertThat(file).contains(USER);
        var settings = new Properties();
        settings.load(new StringReader(file.replace(USER, user.toString())));
        return settings;
    }

    @Test
    void thePasswordIsReadWhereTheSecretIsMounted() throws IOException {
        // Given
        Files.writeString(user.resolve("user.password"), "as the operator made it");

        // When
        var understood = new AdminClientConfig(settings());

        // Then
        assertThat(understood.getPassword(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG))
                .isEqualTo(new Password("as the operator made it"));
    }

    @Test
    void everySettingIsOneOfAClient() throws IOException {
        assertThat(settings().stringPropertyNames())
                .filteredOn(name -> !name.startsWith("config.providers"))
                .isSubsetOf(AdminClientConfig.configNames());
    }
}
