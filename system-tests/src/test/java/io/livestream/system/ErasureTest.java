package io.livestream.system;

import static io.livestream.system.RunningSuite.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.local.postgres.JdbcAddress;
import io.livestream.local.suite.Suite;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who took part in everything is erased by the commands of docs/operations.md. Whatever table or event there may be one day:
 * what tells who that was is not in it any more.
 */
@ExtendWith(OnTheSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureTest {

    /** In all that the person says about herself and writes, and in nothing else. */
    private static final String HERS = "Quagga";

    private static final String ADDRESS = "quagga@class.example";
    private static final List<String> DATABASES = List.of("auth", "stream", "chat", "qa", "analytics");

    private RunningSuite suite;
    private Account person;
    private Operations operations;
    private String path;
    private String owned;
    private Path scratch;

    @BeforeAll
    void takesPartInEverything(RunningSuite shared, @TempDir Path folder) {
        suite = shared;
        scratch = folder;
        operations = Operations.installed(scratch);
        Account teacher = suite.teacher();
        Account student = suite.student();
        String expecting = STREAMS
                + teacher.post(STREAMS, Map.of("title", "For the invited", "visibility", "private"))
                        .granted()
                        .text("id");
        teacher.post(expecting + "/invitations", Map.of("email", ADDRESS)).granted();
        person = registered();
        path = suite.liveClass(teacher, List.of(person, student));
        teacher.put(path + "/moderators/" + person.id()).granted();
        writes(student);
        owned = ownsClasses();
    }

    private Account registered() {
        Map<String, String> account =
                Map.of("email", ADDRESS, "password", "a striped horse of old", "displayName", HERS, "role", "teacher");
        suite.anybody()
                .with("Idempotency-Key", "register")
                .post("/api/auth/register", account)
                .granted();
        return suite.logIn(ADDRESS, account.get("password"));
    }

    private void writes(Account student) {
        Map<String, String> text = Map.of("text", HERS + " wrote this");
        String message = person.with("Idempotency-Key", "message")
                .post(path + "/chat", text)
                .granted()
                .text("id");
        person.put(path + "/chat/pin", Map.of("messageId", message)).granted();
        person.post(path + "/chat", text).granted();
        person.with("Idempotency-Key", "question")
                .post(path + "/questions", text)
                .granted();
        person.post(path + "/questions", Map.of("text", HERS + " hides", "anonymous", true))
                .granted();
        String question = path + "/questions/"
                + student.post(path + "/questions", Map.of("text", "Why?"))
                        .granted()
                        .text("id");
        person.post(question + "/upvote").granted();
        person.put(question + "/answer", text).granted();
        student.post(path + "/chat", Map.of("text", "Somebody else's words")).granted();
    }

    /** One that is live and stays, and one that is deleted, after they said something about themselves in it. */
    private String ownsClasses() {
        String deleted = STREAMS
                + person.with("Idempotency-Key", "class")
                        .post(STREAMS, Map.of("title", HERS + " teaches", "tags", List.of(HERS)))
                        .granted()
                        .text("id");
        person.delete(deleted).granted();
        return suite.liveClass(person, List.of());
    }

    @Test
    @Order(1)
    void beforeErasingEveryDatabaseKnowsThePerson() throws SQLException {
        assertThat(tablesThatKnow()).containsOnlyKeys(DATABASES);
    }

    @Test
    @Order(2)
    void afterErasingNoTableDoes() throws Exception {
        operations.erase(suite, person.id(), "--keep-classes");

        Awaitility.await("what the log tells of the erasing has come to every database")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(tablesThatKnow()).isEmpty());
    }

    @Test
    @Order(3)
    void whatOthersDidAndWhatOnlyCountsIsAsBefore() {
        Account admin = suite.admin();

        assertThat(admin.get(path + "/chat").items())
                .extracting(message -> message.path("text").asText(null))
                .contains("Somebody else's words");
        assertThat(admin.get(path + "/stats").number("chatters")).isEqualTo(2);
        assertThat(admin.get(owned).text("status")).isEqualTo("ended");
        assertThat(admin.get(owned).text("/teacher/displayName")).isEqualTo("Erased");
    }

    @Test
    @Order(4)
    void whoIsErasedCannotComeBackAndTheAddressIsFree() {
        assertThat(person.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(suite.anybody()
                        .post("/api/auth/login", Map.of("email", ADDRESS, "password", person.password()))
                        .status())
                .isEqualTo(401);
        Map<String, String> somebody =
                Map.of("email", ADDRESS, "password", "nobody was here before", "displayName", "Somebody new");
        assertThat(suite.anybody().post("/api/auth/register", somebody).status())
                .isEqualTo(201);
    }

    @Test
    @Order(5)
    void theLogMadeAnewWithoutThePersonHasEveryRecordAtItsPlace() throws Exception {
        Path saved = scratch.resolve("log");
        Path redacted = scratch.resolve("log-redacted");
        operations.archive("save", operations.client(suite.kafkaServers()), saved);
        assertThat(Words.of(HERS, ADDRESS).areIn(saved)).isTrue();

        operations.archive("redact", saved, redacted, person.id(), Words.hash(ADDRESS));

        assertThat(Words.of(HERS, ADDRESS).areIn(redacted)).isFalse();
        try (Suite another = suite.emptyLog()) {
            operations.archive("replace", operations.client(another.kafkaServers()), redacted);
            try (EventLog copy = new EventLog(another.kafkaServers())) {
                assertThat(places(copy)).isNotEmpty().isEqualTo(places(suite.log()));
            }
        }
    }

    private List<String> places(EventLog log) {
        return log.of(path).stream()
                .map(entry -> "%d %s %s".formatted(entry.seq(), entry.type(), entry.id()))
                .toList();
    }

    private Map<String, List<String>> tablesThatKnow() throws SQLException {
        Map<String, List<String>> known = new TreeMap<>();
        for (String name : DATABASES) {
            JdbcAddress database = suite.database(name);
            List<String> tables = Words.of(HERS, ADDRESS).tablesOf(database);
            if (!tables.isEmpty()) {
                known.put(name, tables);
            }
        }
        return known;
    }
}
