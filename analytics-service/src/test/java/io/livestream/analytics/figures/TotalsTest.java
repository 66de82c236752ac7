package io.livestream.analytics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.Status;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The database sums up over classes what {@link StreamFigures} says of each. Both are asked here about the same classes. */
@QuarkusTest
class TotalsTest {

    private static final Instant START = Instant.parse("2030-01-07T11:00:00Z");

    private final TestUser teacher = As.teacher();
    private final TestUser ada = As.student();
    private final TestUser ben = As.student();

    @Inject
    FiguresRepository figures;

    @Test
    void theyAreTheSumsOfTheFiguresOfEachClass() {
        counted(Classroom.scheduled(teacher));
        counted(Classroom.scheduled(teacher).start().join(ada));
        counted(whereSomebodyLeftAndSomebodyStays());
        counted(whereSomebodyLeftAndSomebodyStays().at(START.plusMillis(9_500)).stop());
        counted(whereSomebodyLeftAndSomebodyStays()
                .at(START.plusSeconds(10))
                .stop()
                .delete());
        counted(Classroom.scheduled(teacher).cancel());

        Totals totals = figures.totalsOf(teacher.id());

        List<StreamFigures> each = figures.latestOf(teacher.id(), 100);
        assertThat(totals.streams()).isEqualTo(each.size());
        assertThat(totals.live())
                .isEqualTo(
                        each.stream().filter(one -> one.status() == Status.LIVE).count());
        assertThat(totals.watchSeconds())
                .isEqualTo(each.stream().mapToLong(StreamFigures::watchSeconds).sum());
    }

    @Test
    void ofOneClassTheyAreItsOwn() {
        Classroom room = whereSomebodyLeftAndSomebodyStays();
        TestUser absent = As.student();
        room.append(new ChatEvent.Posted(UUID.randomUUID(), absent.author(Role.VIEWER), "hello", null));
        counted(room);

        Totals totals = figures.totalsOf(teacher.id());

        StreamFigures one = figures.find(room.id()).orElseThrow();
        assertThat(totals).isEqualTo(new Totals(1, 1, one.uniqueViewers(), one.watchSeconds()));
        assertThat(one.uniqueViewers()).isEqualTo(2);
        assertThat(one.watchSeconds()).isEqualTo(7 + 4);
    }

    private Classroom whereSomebodyLeftAndSomebodyStays() {
        Classroom room = Classroom.scheduled(teacher).at(START).start();
        room.at(START.plusMillis(300)).join(ada).at(START.plusMillis(600)).join(ben);
        return room.at(START.plusMillis(4_100)).leave(ben).at(START.plusMillis(7_900));
    }

    /** Waits until the figures include what has happened in the class, also if that is gone. */
    private void counted(Classroom room) {
        teacher.request().get("/api/livestream/{id}/stats", room.id());
    }
}
