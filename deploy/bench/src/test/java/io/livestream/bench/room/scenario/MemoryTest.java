package io.livestream.bench.room.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is read of what the system and a JVM say about its memory. */
class MemoryTest {

    private static final String SERIAL = """
        4711:
         DefNew     total 19648K, used 1024K [0x00000000f0000000, 0x00000000f1550000, 0x00000000f5550000)
          eden space 17472K,   2% used [0x00000000f0000000, 0x00000000f0058f80, 0x00000000f1110000)
         Tenured    total 43712K, used 30000K [0x00000000f5550000, 0x00000000f8000000, 0x0000000100000000)
          the  space 43712K,  68% used [0x00000000f5550000, 0x00000000f729c000, 0x00000000f8000000)
         Metaspace       used 60000K, committed 61000K, reserved 1114112K
          class space    used 7000K, committed 7500K, reserved 1048576K
        """;
    private static final String G1 = """
        4711:
         garbage-first heap   total reserved 262144K, committed 65536K, used 20000K [0x00000000f0000000, 0x0000000100000000)
          region size 1024K, 3 young (3072K), 1 survivors (1024K)
         Metaspace       used 60000K, committed 61000K, reserved 1114112K
        """;

    @Test
    void theHeapIsTheSumOfItsGenerationsWithoutTheMetaspace() {
        assertThat(Memory.used(SERIAL)).hasValue(1024L * 31_024);
        assertThat(Memory.committed(SERIAL)).hasValue(1024L * 63_360);
    }

    @Test
    void aHeapOfRegionsIsReadToo() {
        assertThat(Memory.used(G1)).hasValue(1024L * 20_000);
        assertThat(Memory.committed(G1)).hasValue(1024L * 65_536);
    }

    @Test
    void whatIsNeededLeavesOutWhatIsFreeInTheHeap() {
        // Given
        Memory memory = new Memory(300, OptionalLong.of(40), OptionalLong.of(100));

        // Then
        assertThat(memory.needed()).hasValue(240);
    }

    @Test
    void residentMemoryIsInTheStatus() {
        assertThat(Memory.resident("Name:\tjava\nVmHWM:\t 9000 kB\nVmRSS:\t  8000 kB\n"))
                .isEqualTo(8_192_000);
    }
}
