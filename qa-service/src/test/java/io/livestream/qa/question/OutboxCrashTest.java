package io.livestream.qa.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.sql.Sql;
import io.livestream.qa.Questions;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A service that dies between the commit and the sending, or between the sending and the note that it was sent. */
@QuarkusTest
class OutboxCrashTest {

    /** What the one relay that works holds: see {@code OutboxRelay}. */
    private static final long RELAY_LOCK = 0x6F7574626F78L;

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Questions questions = Questions.of(Classroom.live(teacher, student));
    private final DataSource database;
    private final Sql sql;

    OutboxCrashTest(DataSource database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Test
    void whatWasCommittedAndNotSentIsSentOnceByTheNextRelay() throws SQLException {
        UUID question;
        try (Relayless _ = new Relayless()) {
            question = questions.asked(student, "Why?");
            questions.answer(teacher, question, "Because.").then().statusCode(200);
            assertThat(events()).as("nothing leaves without a relay").isEmpty();
        }

        awaitEmptyOutbox();

        assertThat(events())
                .containsExactly(
                        new QuestionEvent.Asked(question, student.person(), false, "Why?"),
                        new QuestionEvent.Answered(question, "Because.", false, teacher.person()));
    }

    @Test
    void whatWasSentAndNotNotedIsNotSentAgain() throws SQLException {
        UUID question;
        try (Relayless _ = new Relayless()) {
            question = questions.asked(student, "Why?");
            sendAsTheRelayThatDied(new QuestionEvent.Asked(question, student.person(), false, "Why?"));
        }

        awaitEmptyOutbox();

        assertThat(events()).hasSize(1);
        questions.get(student, question).then().statusCode(200);
    }

    private void sendAsTheRelayThatDied(QuestionEvent event) {
        UUID stream = questions.classroom().id();
        Envelope sent = sql.first(
                        "select ce_id, ce_time from outbox where record_key = ?",
                        row -> new Envelope(row.uuid("ce_id"), stream, row.instant("ce_time"), "/qa-service", event),
                        stream.toString())
                .orElseThrow();
        LogProbe.log().append(sent);
    }

    private List<QuestionEvent> events() {
        return LogProbe.log().eventsOf(questions.classroom().id()).stream()
                .map(Logged::event)
                .filter(QuestionEvent.class::isInstance)
                .map(QuestionEvent.class::cast)
                .toList();
    }

    private void awaitEmptyOutbox() {
        Awaitility.await()
                .until(() -> sql.first("select 1 as one from outbox", row -> row.number("one"))
                        .isEmpty());
    }

    /** As long as it is open no relay works: the one that did has lost its connection, and its lock is taken. */
    private final class Relayless implements AutoCloseable {

        private final Connection holder;

        Relayless() throws SQLException {
            holder = database.getConnection();
            try (var statement = holder.prepareStatement("""
                    select pg_terminate_backend(pid) from pg_locks
                    where locktype = 'advisory' and pid <> pg_backend_pid()""")) {
                statement.execute();
            }
            lock("select pg_advisory_lock(?)");
        }

        private void lock(String function) throws SQLException {
            try (var statement = holder.prepareStatement(function)) {
                statement.setLong(1, RELAY_LOCK);
                statement.execute();
            }
        }

        @Override
        public void close() throws SQLException {
            lock("select pg_advisory_unlock(?)");
            holder.close();
        }
    }
}
