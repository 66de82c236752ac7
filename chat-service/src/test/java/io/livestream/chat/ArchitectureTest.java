package io.livestream.chat;

import io.livestream.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsTheRules() {
        ArchitectureRules.check("io.livestream.chat");
    }
}
