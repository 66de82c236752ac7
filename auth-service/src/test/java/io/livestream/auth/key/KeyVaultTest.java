package io.livestream.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyVaultTest {

    private static final byte[] PLAIN = "a private key".getBytes(StandardCharsets.UTF_8);

    private final KeyVault vault = new KeyVault("0123456789abcdef0123456789abcdef");

    @Test
    void whatIsSealedCanBeOpened() throws KeyVault.WrongSecret {
        byte[] sealed = vault.seal("kid", PLAIN);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("a private key");
        assertThat(new KeyVault("0123456789abcdef0123456789abcdef").open("kid", sealed))
                .isEqualTo(PLAIN);
    }

    @Test
    void anotherSecretDoesNotOpenIt() {
        byte[] sealed = vault.seal("kid", PLAIN);

        assertThatThrownBy(() -> new KeyVault("0123456789abcdef0123456789abcdeF").open("kid", sealed))
                .isInstanceOf(KeyVault.WrongSecret.class);
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        byte[] sealed = vault.seal("kid", PLAIN);
        sealed[15] ^= 1;

        assertThatThrownBy(() -> vault.open("kid", sealed)).isInstanceOf(KeyVault.WrongSecret.class);
    }

    @Test
    void oneKeyCannotTakeAnothersPlace() {
        byte[] sealed = vault.seal("kid", PLAIN);

        assertThatThrownBy(() -> vault.open("other", sealed)).isInstanceOf(KeyVault.WrongSecret.class);
    }
}
