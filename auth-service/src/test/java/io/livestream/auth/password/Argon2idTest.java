package io.livestream.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.auth.password.Argon2id.Cost;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class Argon2idTest {

    private static final Argon2id CHEAP = new Argon2id(new Cost(64, 1, 1));

    @Test
    void theReferenceImplementationsHashIsUnderstood() {
        String reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        assertThat(CHEAP.matches("password", reference)).isTrue();
        assertThat(CHEAP.matches("Password", reference)).isFalse();
    }

    @Test
    void aHashNamesItsCostAndMatchesItsPasswordAlone() {
        String hash = CHEAP.hash("seventeen green bicycles");

        assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(CHEAP.matches("seventeen green bicycles", hash)).isTrue();
        assertThat(CHEAP.matches("seventeen green bicycle", hash)).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(CHEAP.hash("seventeen green bicycles")).isNotEqualTo(CHEAP.hash("seventeen green bicycles"));
    }

    @Test
    void howAKeyboardComposesItsCharactersDoesNotMatter() {
        String composed = CHEAP.hash("caf\u00e9 au lait 1");

        assertThat(CHEAP.matches("cafe\u0301 au lait \uff11", composed)).isTrue();
    }

    @Test
    void aHashOfAnotherCostIsOutdatedAndStillGood() {
        String old = new Argon2id(new Cost(32, 1, 1)).hash("seventeen green bicycles");

        assertThat(CHEAP.isOutdated(old)).isTrue();
        assertThat(CHEAP.isOutdated(CHEAP.hash("seventeen green bicycles"))).isFalse();
        assertThat(CHEAP.matches("seventeen green bicycles", old)).isTrue();
    }

    @Test
    void byDefaultAHashCostsWhatOwaspRecommends() {
        HashingSettings defaults = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HashingSettings.class)
                .build()
                .getConfigMapping(HashingSettings.class);

        assertThat(defaults.memoryKib()).isEqualTo(19 * 1024);
        assertThat(defaults.iterations()).isEqualTo(2);
        assertThat(defaults.parallelism()).isEqualTo(1);
    }
}
