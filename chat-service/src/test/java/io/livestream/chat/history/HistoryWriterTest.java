package io.livestream.chat.history;

import static io.livestream.chat.Chats.seqsOnTheLog;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.chat.Database;
import io.livestream.chat.Stored;
import io.livestream.platform.Ids;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.Role;
import io.livestream.platform.log.Topics;
import io.livestream.platform.sql.Sql;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The database against the log, whatever is on it. */
@QuarkusTest
class HistoryWriterTest {

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final LogProbe log = LogProbe.log();
    private final Sql sql;

    HistoryWriterTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    void aMessageIsStoredAsItWasPosted() {
        Classroom room = Classroom.live(teacher, student);
        UUID replyTo = Ids.next();
        var posted = new ChatEvent.Posted(Ids.next(), student.author(Role.VIEWER), "Hello 👋", replyTo);

        Logged logged = room.append(posted);

        awaitStored(room, List.of(logged.seq()));
        assertThat(texts(room)).containsExactly("Hello 👋");
        assertThat(sql.first(
                        "select * from chat_messages where id = ?",
                        row -> new Message(
                                row.uuid("id"),
                                row.number("seq"),
                                row.uuid("stream_id"),
                                posted.author(),
                                row.text("text"),
                                row.instant("sent_at"),
                                row.flag("removed"),
                                row.uuid("reply_to")),
                        posted.messageId()))
                .contains(Message.of(logged, posted));
    }

    @Test
    void aRepeatedEventIsStoredOnce() {
        Classroom room = Classroom.live(teacher, student);
        Logged first = say(room, "Hello");
        log.append(first.envelope());
        Logged last = say(room, "Bye");
        log.append(first.envelope());
        Logged end = say(room, "Really");

        awaitStored(room, List.of(first.seq(), last.seq(), end.seq()));
        assertThat(texts(room)).containsExactly("Hello", "Bye", "Really");
    }

    @Test
    void whatCannotBeReadIsSetAsideAndHoldsUpNothing() {
        Classroom room = Classroom.live(teacher, student);
        Logged before = say(room, "Before");
        log.raw(Topics.EVENTS, room.id().toString(), "nonsense".getBytes(StandardCharsets.UTF_8));
        log.unknown(room.id(), "chat.sung", "{}");
        Logged after = say(room, "After");

        awaitStored(room, List.of(before.seq(), after.seq()));
        await().untilAsserted(() -> assertThat(log.recordsOn(Topics.DEAD_LETTERS))
                .anyMatch(letter -> room.id().toString().equals(letter.key())));
    }

    @Test
    void anOutOfDateRecordDoesNoHarm() {
        Classroom room = Classroom.live(teacher, student);
        Logged message = say(room, "Something rude");
        room.append(new ChatEvent.Removed(message.id(), teacher.person()));
        room.append(new ChatEvent.Pinned(message.id(), teacher.person()));
        room.append(new ChatEvent.Removed(UUID.randomUUID(), teacher.person()));
        room.append(new ChatEvent.Removed(message.id(), teacher.person()));
        Logged end = say(room, "Sorry");

        awaitStored(room, List.of(message.seq(), end.seq()));
        assertThat(texts(room)).containsExactly(null, "Sorry");
        assertThat(sql.query(
                        "select pinned_message_id from chat_rooms where stream_id = ? and pinned_message_id is not null",
                        row -> row.uuid("pinned_message_id"),
                        room.id()))
                .isEmpty();
    }

    @Test
    void nothingOfADeletedStreamIsKept() {
        Classroom room = Classroom.live(teacher, student);
        Logged message = say(room, "Hello");
        room.append(new ChatEvent.SettingsChanged(5, true, teacher.person()));
        room.append(new ChatEvent.Muted(student.id(), null, teacher.person()));
        awaitStored(room, List.of(message.seq()));

        room.stop().delete();

        awaitStored(room, List.of());
        for (String table : List.of("chat_rooms", "chat_mutes")) {
            assertThat(sql.query(
                            "select stream_id from " + table + " where stream_id = ?",
                            row -> row.uuid("stream_id"),
                            room.id()))
                    .isEmpty();
        }
    }

    @Test
    void aWriterThatIsKilledAmidABatchLosesAndDoublesNothing() throws SQLException {
        Classroom room = Classroom.live(teacher, student);
        awaitStored(room, List.of(say(room, "First").seq()));
        try (var connection = Database.superuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table chat_messages in access exclusive mode");
            for (int i = 0; i < 30; i++) {
                say(room, "Message " + i);
            }
            // It has moved its offsets on and waits to insert: the middle of its transaction.
            await().until(Database::killWhoWaits);
            connection.rollback();
        }

        awaitStored(room, seqsOnTheLog(room));
        assertThat(texts(room)).hasSize(31);
    }

    private Logged say(Classroom room, String text) {
        UUID id = Ids.next();
        var posted = new ChatEvent.Posted(id, student.author(Role.VIEWER), text, null);
        return log.append(new Envelope(id, room.id(), Instant.parse("2026-11-22T12:00:00Z"), "/chat-service", posted));
    }

    private void awaitStored(Classroom room, List<Long> seqs) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Stored.seqs(sql, room)).isEqualTo(seqs));
    }

    private List<String> texts(Classroom room) {
        return sql.query(
                "select text from chat_messages where stream_id = ? order by seq", row -> row.text("text"), room.id());
    }
}
