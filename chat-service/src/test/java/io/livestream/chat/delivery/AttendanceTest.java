package io.livestream.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.chat.delivery.Attendance.Held;
import io.livestream.platform.caller.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttendanceTest {

    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

    private final Attendance attendance = new Attendance();
    private final Caller ann = person();
    private final Caller bob = person();

    @Test
    void whoHasAnotherSocketOpenStillHoldsTheirSeat() {
        attendance.opened(ann, NINE);
        attendance.opened(ann, NINE.plusSeconds(30));

        attendance.closed(ann.id());

        assertThat(dueAt(NINE.plusSeconds(60))).containsExactly(new Held(ann.id(), NINE));
    }

    @Test
    void whoseLastSocketIsClosedHoldsItNoMore() {
        attendance.opened(ann, NINE);
        attendance.opened(ann, NINE);
        attendance.opened(bob, NINE);

        attendance.closed(ann.id());
        attendance.closed(ann.id());

        assertThat(dueAt(NINE.plusSeconds(60))).extracting(Held::userId).containsExactly(bob.id());
        attendance.closed(bob.id());
        assertThat(attendance.isEmpty()).isTrue();
    }

    @Test
    void whoComesBackHoldsItFromThenOn() {
        attendance.opened(ann, NINE);
        attendance.closed(ann.id());

        attendance.opened(ann, NINE.plusSeconds(50));

        assertThat(dueAt(NINE.plusSeconds(60))).containsExactly(new Held(ann.id(), NINE.plusSeconds(50)));
    }

    @Test
    void whoWasCountedIsDueAgainAfterAWhile() {
        attendance.opened(ann, NINE);
        dueAt(NINE.plusSeconds(2));

        assertThat(dueAt(NINE.plusSeconds(4))).isEmpty();
        assertThat(dueAt(NINE.plusSeconds(23))).hasSize(1);
    }

    @Test
    void whoIsNotPresentIsNotCounted() {
        attendance.opened(ann, NINE);

        assertThat(attendance.due(_ -> false, NINE, NINE)).isEmpty();
    }

    private List<Held> dueAt(Instant now) {
        return attendance.due(_ -> true, now.minusSeconds(20), now);
    }

    private static Caller person() {
        UUID id = UUID.randomUUID();
        return new Caller(id, "Somebody", "somebody@example.org", Set.of("student"));
    }
}
