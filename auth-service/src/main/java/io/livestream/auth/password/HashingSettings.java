package io.livestream.auth.password;

import io.livestream.platform.setting.TimeSpan;
import io.livestream.platform.setting.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a password hash costs, and how many are made at once. The defaults of the cost are those that OWASP recommends. */
@ConfigMapping(prefix = "auth.hashing")
interface HashingSettings {

    @WithDefault("19456")
    @WithConverter(Memory.class)
    int memoryKib();

    @WithDefault("2")
    @WithConverter(Iterations.class)
    int iterations();

    @WithDefault("1")
    @WithConverter(Parallelism.class)
    int parallelism();

    /** Hashes made at the same time: each keeps a core busy and takes its memory. */
    @WithDefault("2")
    @WithConverter(AtOnce.class)
    int atOnce();

    /** How many more may wait for their turn, of all addresses together; beyond it, the address of which the most waits is refused. */
    @WithDefault("600")
    @WithConverter(Queue.class)
    int longestQueue();

    /** How long one of them waits; a class of 300 signing in within the same second takes about half of it on two cores. */
    @WithDefault("25s")
    @WithConverter(Wait.class)
    Duration longestWait();

    final class Memory extends WholeNumber {
        public Memory() {
            super(8, 1_048_576);
        }
    }

    final class Iterations extends WholeNumber {
        public Iterations() {
            super(1, 100);
        }
    }

    final class Parallelism extends WholeNumber {
        public Parallelism() {
            super(1, 16);
        }
    }

    final class AtOnce extends WholeNumber {
        public AtOnce() {
            super(1, 64);
        }
    }

    final class Queue extends WholeNumber {
        public Queue() {
            super(1, 100_000);
        }
    }

    final class Wait extends TimeSpan {
        public Wait() {
            super(Duration.ofSeconds(1), Duration.ofMinutes(1));
        }
    }
}
