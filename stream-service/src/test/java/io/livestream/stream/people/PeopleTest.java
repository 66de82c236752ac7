package io.livestream.stream.people;

import static io.livestream.stream.Lessons.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.livestream.platform.caller.EmailHash;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.AccountState;
import io.livestream.platform.log.Topics;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeopleTest {

    private final TestUser teacher = As.teacher();

    @Inject
    People people;

    @Inject
    Sql sql;

    @Inject
    DataSource database;

    @Test
    void theLatestStateOfAnAccountCounts() {
        UUID id = UUID.randomUUID();
        tell(id, "Before", AccountRole.STUDENT);
        tell(id, "Before", AccountRole.STUDENT);
        tell(id, "After", AccountRole.TEACHER);

        Awaitility.await()
                .untilAsserted(() -> assertThat(people.find(id)).hasValue(new Account(id, "After", hash(id))));
    }

    @Test
    void ofSeveralStatesAtOnceTheLastCounts() {
        UUID id = UUID.randomUUID();

        people.learn(List.of(state(id, "First", AccountRole.STUDENT), state(id, "Last", AccountRole.STUDENT)));

        assertThat(people.find(id)).map(Account::displayName).hasValue("Last");
    }

    @Test
    void anAddressIsLookedForAmongTheLatestAccounts() throws Exception {
        UUID id = UUID.randomUUID();

        Future<Optional<Account>> found;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = database.getConnection()) {
            holdBack(holder);
            tell(id, "New", AccountRole.STUDENT);
            found = threads.submit(() -> people.withAddress(hash(id)));
            Awaitility.await().during(Duration.ofMillis(300)).until(() -> !found.isDone());
            holder.rollback();
        }

        assertThat(found.get()).map(Account::id).hasValue(id);
    }

    @Test
    void aRecordThatNobodyCanReadStopsNothing() {
        UUID id = UUID.randomUUID();
        byte[] nonsense = "no account ".concat(id.toString()).getBytes(StandardCharsets.UTF_8);
        LogProbe.log().raw(Topics.USERS, id.toString(), nonsense);
        tell(id, "Readable", AccountRole.STUDENT);

        assertThat(people.require(id).displayName()).isEqualTo("Readable");
        Awaitility.await()
                .untilAsserted(() -> assertThat(LogProbe.log().recordsOn(Topics.DEAD_LETTERS))
                        .anyMatch(record -> Arrays.equals(record.value(), nonsense)));
    }

    @Test
    void aWithdrawnAccountStopsNothing() {
        UUID gone = UUID.randomUUID();
        LogProbe.log().raw(Topics.USERS, gone.toString(), null);
        tell(gone, "Back", AccountRole.STUDENT);

        assertThat(people.require(gone).displayName()).isEqualTo("Back");
    }

    @Test
    void streamsBearTheNameThatTheirTeacherHasNow() {
        UUID id = Lessons.scheduled(teacher);
        String tag = get(teacher, id).header("ETag");

        Classroom.account(new TestUser(teacher.id(), "Dr. New", teacher.email(), teacher.token()), "teacher", false);

        Awaitility.await()
                .untilAsserted(() ->
                        get(teacher, id).then().header("ETag", is(tag)).body("teacher.displayName", is("Dr. New")));
        get(teacher, Lessons.scheduled(teacher)).then().body("teacher.displayName", is("Dr. New"));
    }

    @Test
    void aStreamThatIsCreatedInTheMomentOfARenameBearsTheNewName() throws Exception {
        people.learn(List.of(state(teacher.id(), "Old", AccountRole.TEACHER)));

        Future<UUID> created;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            created = QuarkusTransaction.requiringNew().call(() -> {
                people.learn(List.of(state(teacher.id(), "New", AccountRole.TEACHER)));
                Future<UUID> creating = threads.submit(() -> Lessons.scheduled(teacher));
                Awaitility.await().until(() -> creating.isDone() || somebodyWaitsForALock());
                return creating;
            });
        }

        get(teacher, created.get()).then().body("teacher.displayName", is("New"));
    }

    /** No account is learnt before the connection's transaction ends. */
    private static void holdBack(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement lock = connection.createStatement()) {
            lock.execute("lock table people in share mode");
        }
    }

    private boolean somebodyWaitsForALock() {
        return sql.first("select 1 as one from pg_locks where not granted", row -> row.number("one"))
                .isPresent();
    }

    private static void tell(UUID id, String name, AccountRole role) {
        LogProbe.log().account(state(id, name, role));
    }

    private static AccountState state(UUID id, String name, AccountRole role) {
        return new AccountState(id, name, role, false, hash(id));
    }

    private static String hash(UUID id) {
        return EmailHash.of(id + "@example.org");
    }
}
