package io.livestream.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livestream.local.folder.SuiteFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcAddressTest {

    @Test
    void theUrlNamesWhoLogsIn() {
        // When
        var address = JdbcAddress.parse("jdbc:postgresql://db:5433/postgres?user=me&password=s3cret");

        // Then
        assertThat(address.user()).isEqualTo("me");
        assertThat(address.password()).isEqualTo("s3cret");
        assertThat(address.shown()).doesNotContain("s3cret");
    }

    @Test
    void anotherDatabaseKeepsServerAndOptions() {
        // Given
        var address = JdbcAddress.parse("jdbc:postgresql://db:5433/postgres?user=me&ssl=true");

        // When
        var other = address.database("qa");

        // Then
        assertThat(other.url()).isEqualTo("jdbc:postgresql://db:5433/qa?user=me&ssl=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://me@db/postgres", "db:5432", "jdbc:mysql://db/x"})
    void whatIsNoSuchUrlIsRefusedWithAnExample(String url) {
        assertThatThrownBy(() -> JdbcAddress.parse(url))
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("jdbc:postgresql://");
    }
}
