package io.livestream.bench.room.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.livestream.bench.room.fleet.Faults;
import io.livestream.bench.room.fleet.Fleet;
import io.livestream.bench.room.fleet.Loops;
import io.livestream.bench.room.fleet.Posting;
import io.livestream.bench.room.frame.Lookalike;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floor is a server too: what is measured beside it must come to everybody. */
class FloorServerTest {

    private static final int SIZE = 20;

    @Test
    void theFloorWritesEachMessageToEverybody() throws Exception {
        // Given
        var started = FloorServer.start();
        assumeThat(started).as("a C compiler").isPresent();
        try (ServerProcess server = started.get();
                Loops loops = new Loops(1);
                Fleet fleet =
                        new Fleet(new FloorWire(server.address(), new Lookalike(640, 200)), loops, List.of(""), SIZE)) {
            fleet.open();
            Faults before = Faults.before(fleet);
            Posting posting = new Posting(fleet, loops.nextRun(), 300, 200);

            // When
            posting.start();
            await().until(() -> posting.totalSent() >= 50);
            posting.stop();

            // Then
            assertThat(posting.awaitDelivery()).isTrue();
            assertThat(Faults.since(before, fleet, posting).areNone()).isTrue();
            assertThat(loops.takeLatencies().getTotalCount()).isEqualTo(SIZE * posting.totalSent());
            assertThat(loops.frameLength()).isEqualTo(640);
        }
    }
}
