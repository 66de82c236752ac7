package io.livestream.stream.livestream;

import static io.livestream.stream.Lessons.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.AccountState;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.Lessons;
import io.livestream.stream.people.AccountsChanged;
import io.livestream.testing.As;
import io.livestream.testing.TestUser;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TeacherNamesTest {

    @Inject
    TeacherNames names;

    @Inject
    Sql sql;

    private final TestUser teacher = As.teacher();

    @Test
    void aDeletedStreamKeepsTheNameThatItHad() {
        UUID deleted = Lessons.scheduled(teacher);
        teacher.request().delete(path(deleted, "")).then().statusCode(204);
        UUID kept = Lessons.scheduled(teacher);

        names.rename(new AccountsChanged(
                List.of(new AccountState(teacher.id(), "Dr. New", AccountRole.TEACHER, false, "hash of no address"))));

        assertThat(nameOn(kept)).isEqualTo("Dr. New");
        assertThat(nameOn(deleted)).isEqualTo(teacher.displayName());
    }

    @Test
    void whoIsNoTeacherAnyLongerIsNamedOnTheirStreamsAsOnTheirAccount() {
        UUID kept = Lessons.scheduled(teacher);

        names.rename(new AccountsChanged(
                List.of(new AccountState(teacher.id(), "Dr. New", AccountRole.STUDENT, false, "hash of no address"))));

        assertThat(nameOn(kept)).isEqualTo("Dr. New");
    }

    @Test
    void aTeachersStreamsAreFoundWithoutReadingThoseOfOthers() {
        List<String> plan = QuarkusTransaction.requiringNew().call(() -> {
            // A table of a few rows is read as a whole if it may be.
            sql.update("set local enable_seqscan = off");
            return sql.query(
                    "explain " + TeacherNames.RENAME,
                    row -> row.text("QUERY PLAN"),
                    "Dr. New",
                    teacher.id(),
                    "Dr. New");
        });

        assertThat(plan).anyMatch(step -> step.contains("live_streams_of_teacher"));
    }

    private String nameOn(UUID stream) {
        return sql.first("select teacher_name from live_streams where id = ?", row -> row.text("teacher_name"), stream)
                .orElseThrow();
    }
}
