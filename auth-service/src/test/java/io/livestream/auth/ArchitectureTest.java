package io.livestream.auth;

import io.livestream.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theRulesHold() {
        ArchitectureRules.check("io.livestream.auth");
    }
}
