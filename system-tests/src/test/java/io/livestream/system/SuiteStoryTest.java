package io.livestream.system;

import static io.livestream.system.RunningSuite.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** One class, from its announcement to its attendance list. Each step goes on where the one before it ended. */
@ExtendWith(OnTheSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuiteStoryTest {

    private RunningSuite suite;
    private Account teacher;
    private Account ann;
    private Account bob;
    private Account cid;
    private String stream;
    private String greeting;
    private String question;

    @BeforeAll
    void people(RunningSuite shared) {
        suite = shared;
        teacher = suite.teacher();
        ann = suite.student("Ann");
        bob = suite.student("Bob");
        cid = suite.student("Cid");
    }

    @Test
    @Order(1)
    void aTeacherAnnouncesAClassAndStudentsFindIt() {
        Reply created = teacher.post(
                STREAMS, Map.of("title", "Fractions for the brave", "tags", List.of("maths"), "maxViewers", 3));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(STREAMS + created.text("id"));
        stream = created.header("Location");
        assertThat(ann.get(STREAMS + "?q=for%20the%20brave").items())
                .singleElement()
                .satisfies(found -> assertThat(found.path("status").asText()).isEqualTo("scheduled"));
        assertThat(ann.get(stream).header("ETag")).isEqualTo("\"%d\"".formatted(created.number("version")));
    }

    @Test
    @Order(2)
    void theClassBeginsAndFillsUp() {
        assertThat(ann.post(stream + "/join").text("code")).isEqualTo("stream-not-live");

        assertThat(teacher.post(stream + "/start").text("status")).isEqualTo("live");

        assertThat(idsOf(ann.get(STREAMS + "active"))).contains(idOfStream());
        assertThat(teacher.post(stream + "/join").text("role")).isEqualTo("teacher");
        for (Account student : List.of(ann, bob, cid)) {
            Reply joined = student.post(stream + "/join");
            assertThat(joined.status()).isEqualTo(200);
            assertThat(joined.text("role")).isEqualTo("viewer");
        }
        assertThat(suite.student().post(stream + "/join").text("code")).isEqualTo("stream-full");
        assertThat(ann.get(stream).number("viewerCount")).isEqualTo(3);
        assertThat(teacher.get(stream + "/participants").items())
                .hasSize(4)
                .allMatch(person -> person.path("present").booleanValue());
    }

    @Test
    @Order(3)
    void theyChatAndAModeratorKeepsOrder() {
        assertThat(teacher.put(stream + "/moderators/" + bob.id()).status()).isEqualTo(204);
        Reply posted = ann.post(stream + "/chat", Map.of("text", "Good morning 👋"));
        assertThat(posted.status()).isEqualTo(201);
        greeting = posted.text("id");
        String rude = cid.post(stream + "/chat", Map.of("text", "Rude words", "replyTo", greeting))
                .granted()
                .text("id");

        assertThat(bob.delete(stream + "/chat/" + rude).status()).isEqualTo(204);
        assertThat(bob.put(stream + "/chat/mutes/" + cid.id(), Map.of("seconds", 300))
                        .status())
                .isEqualTo(204);
        assertThat(bob.put(stream + "/chat/pin", Map.of("messageId", greeting)).status())
                .isEqualTo(204);

        List<JsonNode> read = ann.get(stream + "/chat").items();
        assertThat(read).extracting(message -> message.path("id").asText()).containsExactly(greeting, rude);
        assertThat(read.getLast().path("removed").booleanValue()).isTrue();
        assertThat(read.getLast().toString()).doesNotContain("Rude");
        Reply silenced = cid.post(stream + "/chat", Map.of("text", "May I?"));
        assertThat(silenced.status()).isEqualTo(403);
        assertThat(silenced.text("code")).isEqualTo("muted");
        assertThat(ann.delete(stream + "/chat/pin").text("code")).isEqualTo("not-yours");
    }

    @Test
    @Order(4)
    void theyAskVoteAndGetAnAnswer() {
        Reply asked = ann.post(stream + "/questions/", Map.of("text", "Why is a half not two?"));
        assertThat(asked.status()).isEqualTo(201);
        question = asked.header("Location");
        cid.post(stream + "/questions", Map.of("text", "Is there cake?", "anonymous", true))
                .granted();

        IntStream.range(0, 20)
                .parallel()
                .forEach(_ -> bob.post(question + "/upvote").granted());
        Reply voted = cid.post(question + "/upvote");

        assertThat(voted.number("upvotes")).isEqualTo(2);
        assertThat(ann.post(question + "/upvote").text("code")).isEqualTo("own-question");
        assertThat(ann.get(stream + "/questions?sort=votes").text("/items/0/id"))
                .isEqualTo(asked.text("id"));
        assertThat(ann.get(stream + "/questions?sort=newest")
                        .json()
                        .at("/items/0/author")
                        .isNull())
                .isTrue();
        assertThat(bob.put(question + "/pin").status()).isEqualTo(200);
        Reply answered = teacher.put(question + "/answer", Map.of("text", "Because it is less than one."));
        assertThat(answered.text("status")).isEqualTo("answered");
        assertThat(ann.get(question).text("/answer/text")).isEqualTo("Because it is less than one.");
        assertThat(ann.get(question).json().path("pinned").booleanValue()).isTrue();
    }

    @Test
    @Order(5)
    void theTeacherSeesHowItGoes() {
        Reply stats = teacher.get(stream + "/stats");

        assertThat(stats.text("status")).isEqualTo("live");
        assertThat(stats.number("currentViewers")).isEqualTo(3);
        assertThat(stats.number("uniqueViewers")).isEqualTo(3);
        assertThat(stats.number("chatMessages")).isEqualTo(2);
        assertThat(stats.number("chatters")).isEqualTo(2);
        assertThat(stats.number("questions")).isEqualTo(2);
        assertThat(stats.number("answeredQuestions")).isEqualTo(1);
        assertThat(stats.number("upvotes")).isEqualTo(2);
        assertThat(stats.json().path("engagementRate").doubleValue()).isEqualTo(1.0);
        assertThat(teacher.get(STREAMS + "stats/overview").number("live")).isEqualTo(1);
    }

    @Test
    @Order(6)
    void theClassEndsForEverybodyAndInEveryService() {
        assertThat(teacher.post(stream + "/stop").text("status")).isEqualTo("ended");

        assertThat(ann.post(stream + "/join").text("code")).isEqualTo("stream-not-live");
        assertThat(ann.post(stream + "/chat", Map.of("text", "Bye")).text("code"))
                .isEqualTo("chat-closed");
        assertThat(ann.post(stream + "/questions", Map.of("text", "More?")).text("code"))
                .isEqualTo("questions-closed");
        assertThat(teacher.get(stream + "/participants").items())
                .hasSize(4)
                .noneMatch(person -> person.path("present").booleanValue());
        assertThat(teacher.get(stream + "/stats").number("currentViewers")).isZero();
        assertThat(teacher.post(stream + "/start").text("code")).isEqualTo("stream-ended");
    }

    @Test
    @Order(7)
    void theTeacherTakesTheAttendanceListHome() {
        Reply csv = teacher.with("Accept", "text/csv").get(stream + "/stats/attendance");

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        List<String> lines =
                new String(csv.body(), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("userId,displayName,firstJoinedAt,lastLeftAt,watchSeconds,share,messages,questions,upvotes");
        assertThat(lines.subList(1, lines.size()))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith(ann.id() + ",Ann,").endsWith(",1,1,0"),
                        line -> assertThat(line).startsWith(bob.id() + ",Bob,").endsWith(",0,0,1"),
                        line -> assertThat(line).startsWith(cid.id() + ",Cid,").endsWith(",1,0,1"));
        assertThat(ann.get(stream + "/stats/attendance").status()).isEqualTo(403);
    }

    private String idOfStream() {
        return stream.substring(STREAMS.length());
    }

    private static List<String> idsOf(Reply list) {
        return list.items().stream().map(item -> item.path("id").asText()).toList();
    }
}
