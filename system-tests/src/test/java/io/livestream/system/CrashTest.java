package io.livestream.system;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.system.Crowd.Attempt;
import io.livestream.system.EventLog.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service is killed while many requests are under way. What was promised holds, and nothing happened twice. */
@ExtendWith(OnTheSuite.class)
class CrashTest {

    private static final int CROWD = 12;
    /** So many requests are granted before the service is killed, to have it at work. */
    private static final int BUSY = 150;

    @Test
    void questionsAreOnTheLogOnceThoughTheirServiceIsKilled(RunningSuite suite) {
        Account teacher = suite.teacher();
        Account student = suite.students(1).getFirst();
        String stream = suite.liveClass(teacher, List.of(student));
        String run = UUID.randomUUID().toString();

        Crowd crowd = Crowd.of(CROWD, (member, round) -> ask(student, stream, run, member, round));
        try (crowd) {
            crowd.awaitGranted(BUSY);
            suite.kill("qa-service");
        }
        suite.startAgain("qa-service");
        List<Reply> retried = crowd.failed().stream()
                .filter(CrashTest::isKeyed)
                .map(attempt -> ask(student, stream, run, attempt.member(), attempt.round()))
                .toList();

        assertThat(retried).isNotEmpty().allMatch(reply -> reply.status() == 201);
        Set<String> acknowledged = new HashSet<>();
        crowd.granted().forEach(attempt -> acknowledged.add(attempt.reply().text("id")));
        retried.forEach(reply -> acknowledged.add(reply.text("id")));
        eventually(() -> {
            List<Entry> asked = suite.log().of(stream, "question.asked");
            List<String> onTheLog =
                    asked.stream().map(entry -> entry.text("/questionId")).toList();
            assertThat(asked).extracting(Entry::id).doesNotHaveDuplicates();
            assertThat(asked).extracting(entry -> entry.text("/text")).doesNotHaveDuplicates();
            assertThat(onTheLog).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(questionsIn(stream, teacher)).containsExactlyInAnyOrderElementsOf(onTheLog);
            assertThat(teacher.get(stream + "/stats").number("questions")).isEqualTo(onTheLog.size());
        });
    }

    /** What was committed before the crash is sent by whoever takes over from the killed process, which takes some seconds. */
    private static void eventually(ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(check);
    }

    /** Every other question bears a key, so that it can be asked again when nobody knows whether it was heard. */
    private static Reply ask(Account asker, String stream, String run, int member, int round) {
        String name = "%s %d %d".formatted(run, member, round);
        Client client = isKeyed(member, round) ? asker.with("Idempotency-Key", name.replace(' ', '-')) : asker.client();
        return client.post(stream + "/questions", Map.of("text", name));
    }

    private static boolean isKeyed(int member, int round) {
        return (member + round) % 2 == 0;
    }

    private static boolean isKeyed(Attempt attempt) {
        return isKeyed(attempt.member(), attempt.round());
    }

    private static List<String> questionsIn(String stream, Account teacher) {
        List<String> ids = new ArrayList<>();
        String after = "";
        while (after != null) {
            Reply page = teacher.get(stream + "/questions?sort=newest&limit=100" + after)
                    .granted();
            page.items().forEach(question -> ids.add(question.path("id").asText()));
            String next = page.text("next");
            after = next == null ? null : "&after=" + next;
        }
        return ids;
    }

    @Test
    void joiningAndLeavingAreOnTheLogOnceThoughTheirServiceIsKilled(RunningSuite suite) {
        Account teacher = suite.teacher();
        List<Account> students = suite.students(8);
        String stream = suite.liveClass(teacher, List.of());

        Crowd crowd = Crowd.of(
                students.size(),
                (member, round) -> students.get(member).post(stream + (round % 2 == 0 ? "/join" : "/leave")));
        try (crowd) {
            crowd.awaitGranted(BUSY);
            suite.kill("stream-service");
        }
        suite.startAgain("stream-service");

        eventually(() -> {
            List<Entry> log = suite.log().of(stream).stream()
                    .filter(entry -> entry.type().startsWith("participant."))
                    .toList();
            Map<String, List<Entry>> byPerson = log.stream().collect(groupingBy(CrashTest::person));
            assertThat(log).extracting(Entry::id).doesNotHaveDuplicates();
            assertThat(joinsOn(log)).doesNotHaveDuplicates().containsAll(joins(crowd));
            assertThat(byPerson)
                    .hasSize(students.size())
                    .allSatisfy((_, events) ->
                            assertThat(events).extracting(Entry::type).isEqualTo(alternating(events.size())));
            assertThat(presentIn(stream, teacher)).isEqualTo(presentBy(byPerson));
        });
    }

    private static List<String> joinsOn(List<Entry> log) {
        return log.stream()
                .filter(entry -> entry.type().equals("participant.joined"))
                .map(entry -> entry.text("/user/id") + " " + Instant.parse(entry.text("/joinedAt")))
                .toList();
    }

    private static Set<String> presentBy(Map<String, List<Entry>> comingAndGoing) {
        return comingAndGoing.entrySet().stream()
                .filter(person -> person.getValue().size() % 2 == 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<String> joins(Crowd crowd) {
        return crowd.granted().stream()
                .filter(attempt -> attempt.reply().status() == 200)
                .map(attempt -> attempt.reply().text("userId") + " "
                        + Instant.parse(attempt.reply().text("joinedAt")))
                .collect(Collectors.toSet());
    }

    private static String person(Entry entry) {
        return entry.type().equals("participant.joined") ? entry.text("/user/id") : entry.text("/userId");
    }

    private static List<String> alternating(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i % 2 == 0 ? "participant.joined" : "participant.left")
                .toList();
    }

    private static Set<String> presentIn(String stream, Account teacher) {
        return teacher.get(stream + "/participants?limit=100").granted().items().stream()
                .filter(person -> person.path("present").booleanValue())
                .map(person -> person.at("/user/id").asText())
                .collect(Collectors.toSet());
    }

    @Test
    void figuresAreThoseOfTheLogThoughTheirServiceIsKilled(RunningSuite suite) {
        Account teacher = suite.teacher();
        List<Account> students = suite.students(4);
        String stream = suite.liveClass(teacher, students);

        Crowd crowd = Crowd.of(students.size(), (member, round) -> takePart(students.get(member), stream, round));
        try (crowd) {
            crowd.awaitGranted(BUSY);
            suite.kill("analytics-service");
            crowd.awaitGranted(BUSY);
            suite.startAgain("analytics-service");
            crowd.awaitGranted(BUSY);
        }

        assertThat(crowd.failed()).isEmpty();
        List<Entry> log = suite.log().of(stream);
        assertThat(count(log, "chat.posted") + count(log, "question.asked"))
                .isEqualTo(crowd.granted().size());
        eventually(() -> {
            Reply stats = teacher.get(stream + "/stats").granted();
            assertThat(stats.json().path("seq").longValue())
                    .isEqualTo(log.getLast().seq());
            assertThat(stats.number("chatMessages")).isEqualTo(count(log, "chat.posted"));
            assertThat(stats.number("questions")).isEqualTo(count(log, "question.asked"));
            assertThat(stats.number("totalJoins")).isEqualTo(count(log, "participant.joined"));
            assertThat(messagesByPerson(stream, teacher)).isEqualTo(messagesByPerson(log));
        });
    }

    private static Reply takePart(Account student, String stream, int round) {
        Map<String, String> text = Map.of("text", "In round " + round);
        return student.post(stream + (round % 4 == 0 ? "/questions" : "/chat"), text);
    }

    private static int count(List<Entry> log, String type) {
        return (int) log.stream().filter(entry -> entry.type().equals(type)).count();
    }

    private static Map<String, Long> messagesByPerson(List<Entry> log) {
        return log.stream()
                .filter(entry -> entry.type().equals("chat.posted"))
                .collect(groupingBy(entry -> entry.text("/author/id"), Collectors.counting()));
    }

    private static Map<String, Long> messagesByPerson(String stream, Account teacher) {
        return teacher.get(stream + "/stats/attendance").granted().items().stream()
                .collect(Collectors.toMap(
                        (JsonNode person) -> person.at("/user/id").asText(),
                        person -> person.path("messages").longValue()));
    }
}
