package io.livestream.analytics.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.analytics.attendance.AttendanceView.Interval;
import io.livestream.platform.event.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttendanceCsvTest {

    private static final UUID ID = UUID.fromString("01939b1e-0000-7000-8000-000000000001");

    @Test
    void aLineSaysWhenSomebodyFirstCameAndLastWent() {
        var ten = Instant.parse("2026-11-22T10:00:00Z");
        var stays = List.of(
                new Interval(ten, ten.plusSeconds(60)), new Interval(ten.plusSeconds(90), ten.plusSeconds(100)));

        String csv = AttendanceCsv.of(List.of(new AttendanceView(new Person(ID, "Ada"), stays, 70, 0.7, 1, 2, 3)));

        assertThat(csv.split("\r\n"))
                .containsExactly(
                        "userId,displayName,firstJoinedAt,lastLeftAt,watchSeconds,share,messages,questions,upvotes",
                        ID + ",Ada,2026-11-22T10:00:00Z,2026-11-22T10:01:40Z,70,0.7,1,2,3");
    }

    @Test
    void aNameIsQuotedWhereItMustBe() {
        assertThat(line("Lovelace, \"Ada\"")).contains(",\"Lovelace, \"\"Ada\"\"\",");
    }

    @Test
    void aNameIsNeverAFormula() {
        assertThat(line("=HYPERLINK(1)")).contains(",'=HYPERLINK(1),");
    }

    private static String line(String name) {
        var nobody = new AttendanceView(new Person(ID, name), List.of(), 0, 0, 0, 0, 0);
        return AttendanceCsv.of(List.of(nobody)).split("\r\n")[1];
    }
}
