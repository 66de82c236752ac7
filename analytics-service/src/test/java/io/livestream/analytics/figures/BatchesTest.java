package io.livestream.analytics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.Ids;
import io.livestream.platform.event.Author;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.As;
import io.livestream.testing.Streams;
import io.livestream.testing.TestUser;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Of those who are there when a class ends, {@link Fold} ends the stays of whom it holds and the database those of all others. Whom it
 * holds depends on how the log was cut into batches, and the figures must not.
 */
@QuarkusTest
class BatchesTest {

    private static final Instant START = Instant.parse("2026-11-22T11:00:00.700Z");
    private static final UUID MESSAGE = UUID.randomUUID();

    private final TestUser owner = As.teacher();
    private final Person stays = As.student().person();
    private final Person writes = As.student().person();
    private final Person comesBack = As.student().person();
    private final Person isRemoved = As.student().person();
    private final Person comesAfterTheEndByAClockThatIsAhead = As.student().person();

    @Inject
    FiguresRepository figures;

    @Inject
    Sql sql;

    @Test
    void howTheLogIsCutIntoBatchesMakesNoDifferenceToTheFigures() {
        UUID together = counted(Integer.MAX_VALUE);

        assertThat(rowsOf(counted(1))).isEqualTo(rowsOf(together));
        assertThat(rowsOf(counted(2))).isEqualTo(rowsOf(together));
        assertThat(rowsOf(counted(3))).isEqualTo(rowsOf(together));
    }

    @Test
    void afterTheEndNobodyIsThere() {
        UUID stream = counted(1);

        assertThat(figures.find(stream).orElseThrow().currentViewers()).isZero();
        assertThat(sql.query(
                        "select 1 as one from attendance_intervals where stream_id = ? and to_at is null",
                        row -> row.number("one"),
                        stream))
                .isEmpty();
    }

    /** Counts a class of its own, so many events at a time. */
    private UUID counted(int atOnce) {
        Streams.Draft draft = Streams.draft(owner).liveSince(START);
        UUID stream = draft.build().id();
        List<Logged> events = eventsOf(stream, draft);
        for (int i = 0; i < events.size(); i += Math.min(atOnce, events.size())) {
            List<Logged> batch = events.stream().skip(i).limit(atOnce).toList();
            QuarkusTransaction.requiringNew().run(() -> figures.add(batch));
        }
        return stream;
    }

    private List<Logged> eventsOf(UUID stream, Streams.Draft draft) {
        List<Logged> events = new ArrayList<>();
        put(events, stream, at(0), new StreamEvent.Created(draft.build()));
        put(events, stream, at(0), new StreamEvent.Started(draft.build()));
        for (Person person : List.of(stays, writes, comesBack, isRemoved)) {
            put(events, stream, at(1_400), joined(person, at(1_400)));
        }
        put(events, stream, at(5_000), new ParticipantEvent.Left(comesBack.id(), at(5_000), Reason.LEFT));
        put(events, stream, at(7_200), joined(comesBack, at(7_200)));
        put(events, stream, at(8_000), new ParticipantEvent.Removed(isRemoved.id(), owner.person()));
        put(events, stream, at(9_900), joined(comesAfterTheEndByAClockThatIsAhead, at(12_600)));
        Instant end = at(10_000);
        put(events, stream, end, new StreamEvent.Stopped(draft.endedAt(end).build()));
        Author author = Author.of(writes, Role.VIEWER);
        put(events, stream, at(10_100), new ChatEvent.Posted(MESSAGE, author, "thank you", null));
        return events;
    }

    private static void put(List<Logged> events, UUID stream, Instant at, Event event) {
        events.add(new Logged(new Envelope(Ids.next(), stream, at, "/test", event), 0, events.size()));
    }

    private static ParticipantEvent.Joined joined(Person who, Instant at) {
        return new ParticipantEvent.Joined(who, Role.VIEWER, at, at.plusSeconds(60), 1);
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    private List<String> rowsOf(UUID stream) {
        return Stream.of("stream_analytics", "attendance_people", "attendance_intervals", "timeline_activity")
                .flatMap(table -> rowsOf(stream, table).stream())
                .toList();
    }

    private List<String> rowsOf(UUID stream, String table) {
        return sql.query(
                "select (to_jsonb(t) - 'stream_id' - 'created_at')::text as content from %s t where stream_id = ? order by 1"
                        .formatted(table),
                row -> row.text("content"),
                stream);
    }
}
