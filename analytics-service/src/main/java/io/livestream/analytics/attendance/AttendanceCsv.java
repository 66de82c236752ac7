package io.livestream.analytics.attendance;

import io.livestream.analytics.attendance.AttendanceView.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attendance as comma-separated values, <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>. */
final class AttendanceCsv {

    private static final String HEADER =
            "userId,displayName,firstJoinedAt,lastLeftAt,watchSeconds,share,messages,questions,upvotes";
    /** A cell that begins so is a formula to a spreadsheet; see OWASP, "CSV Injection". */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private AttendanceCsv() {}

    static String of(List<AttendanceView> people) {
        return Stream.concat(Stream.of(HEADER), people.stream().map(AttendanceCsv::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(AttendanceView person) {
        List<Interval> intervals = person.intervals();
        Instant first = intervals.isEmpty() ? null : intervals.getFirst().from();
        Instant last = intervals.isEmpty() ? null : intervals.getLast().to();
        return Stream.of(
                        person.user().id(),
                        safe(person.user().displayName()),
                        Objects.toString(first, ""),
                        Objects.toString(last, ""),
                        person.watchSeconds(),
                        person.share(),
                        person.messages(),
                        person.questions(),
                        person.upvotes())
                .map(Object::toString)
                .collect(Collectors.joining(","));
    }

    private static String safe(String name) {
        String plain = !name.isEmpty() && FORMULA_STARTS.indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
        boolean quoted = plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
