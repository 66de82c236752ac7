package io.livestream.analytics.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Role;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The dashboard of one class reads this service's database, so a migration may not break it unawares. */
@QuarkusTest
class ClassDashboardTest {

    private static final Path FOLDER = Path.of("../deploy/observability");
    private static final Pattern GRANT = Pattern.compile("grant select on (.*) to grafana;");
    /** A table stands after these words, as does a bracket, or a function with one behind it. */
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join)\\s+(\\w+)\\b(?!\\s*\\()");

    private static final Instant START = Instant.parse("2030-01-07T11:00:00Z");

    private final TestUser teacher = As.teacher();
    private final TestUser ada = As.student();

    @Inject
    DataSource database;

    @Test
    void eachPanelShowsSomethingOfAClass() throws Exception {
        UUID stream = aClass();

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (JsonNode panel : panels()) {
                for (JsonNode target : panel.get("targets")) {
                    assertShowsSomething(panel.get("title").textValue(), target, stream, statement);
                }
            }
        }
    }

    @Test
    void itReadsTheTablesThatItsUserIsGrantedAndNoOther() throws Exception {
        Matcher granted = GRANT.matcher(Files.readString(FOLDER.resolve("README.md")));

        assertThat(granted.find()).isTrue();
        assertThat(tables()).containsExactlyInAnyOrder(granted.group(1).split(", "));
    }

    private static Set<String> tables() throws IOException {
        Set<String> tables = new TreeSet<>();
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.get("targets")) {
                Matcher table = TABLE.matcher(target.get("rawSql").textValue());
                while (table.find()) {
                    tables.add(table.group(1));
                }
            }
        }
        return tables;
    }

    private static JsonNode panels() throws IOException {
        return new ObjectMapper()
                .readTree(FOLDER.resolve("dashboards/class.json").toFile())
                .get("panels");
    }

    private static void assertShowsSomething(String title, JsonNode target, UUID stream, Statement statement)
            throws SQLException {
        String query = target.get("rawSql").textValue().replace("${stream:sqlstring}", "'" + stream + "'");
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(title).isTrue();
            if (target.get("format").textValue().equals("time_series")) {
                assertThat(rows.getMetaData().getColumnName(1)).as(title).isEqualTo("time");
                assertThat(rows.getTimestamp(1)).as(title).isNotNull();
            }
        }
    }

    private UUID aClass() {
        Classroom room = Classroom.scheduled(teacher).at(START).start().join(ada);
        room.append(new ChatEvent.Posted(UUID.randomUUID(), ada.author(Role.VIEWER), "Hello", null));
        room.at(START.plusSeconds(3600)).stop();
        // Whoever is shown figures is shown those of everything that has happened.
        teacher.request().get("/api/livestream/{id}/stats", room.id()).then().statusCode(200);
        return room.id();
    }
}
