package io.livestream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.livestream.system.EventLog.Entry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The room of one class through the gateway, and on two nodes. Each further node is of one test, and two start at a time. */
@ExtendWith(OnTheSuite.class)
class RoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ALL = "";

    @Test
    void whatHappensInAClassIsInItsRoomThroughTheGateway(RunningSuite suite) {
        Account teacher = suite.teacher();
        Account student = suite.student("Ben");
        String stream = suite.liveClass(teacher, List.of(student));
        URI gateway = suite.anybody().gateway();

        try (RoomVisitor owner = RoomVisitor.open(gateway, teacher, stream, ALL);
                RoomVisitor viewer = RoomVisitor.open(gateway, student, stream, ALL)) {
            assertThat(viewer.await("welcome", _ -> true).at("/you/role").textValue())
                    .isEqualTo("viewer");
            assertThat(owner.await("welcome", _ -> true).at("/you/role").textValue())
                    .isEqualTo("teacher");

            long seq = viewer.say("Good morning");
            assertThat(owner.await("chat.posted", _ -> true).get("seq").longValue())
                    .isEqualTo(seq);
            String question = student.post(stream + "/questions", Map.of("text", "Why?", "anonymous", true))
                    .granted()
                    .text("id");
            assertThat(owner.await("question.asked", _ -> true).get("author").isNull())
                    .isTrue();
            teacher.put(stream + "/questions/" + question + "/answer", Map.of("text", "Because."))
                    .granted();
            assertThat(viewer.await("question.answered", _ -> true)
                            .at("/answer/text")
                            .textValue())
                    .isEqualTo("Because.");
            Account late = suite.student("Eve");
            late.post(stream + "/join").granted();
            viewer.await("viewers", data -> data.get("count").intValue() == 2);
            viewer.send(Map.of("type", "react", "emoji", "👏"));
            owner.await("reactions", data -> data.path("👏").intValue() == 1);
            teacher.delete(stream + "/participants/" + student.id()).granted();
            viewer.awaitClose();
            assertThat(viewer.closeCode()).isEqualTo(4003);

            teacher.post(stream + "/stop").granted();
            owner.await("stream.stopped", _ -> true);
            owner.awaitClose();
            assertThat(owner.closeCode()).isEqualTo(4004);
            assertThat(owner.seqs()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void twoNodesAreOneRoom(RunningSuite suite) {
        Account teacher = suite.teacher();
        Account student = suite.student("Ben");
        String stream = suite.liveClass(teacher, List.of(student));

        try (RoomNode second = suite.furtherChatNode();
                RoomVisitor here = RoomVisitor.open(suite.anybody().gateway(), teacher, stream, ALL);
                RoomVisitor there = RoomVisitor.open(second.address(), student, stream, ALL)) {
            there.say("From the second node");
            here.await("chat.posted", data -> data.get("text").textValue().equals("From the second node"));

            there.send(Map.of("type", "signal", "to", "teacher", "data", Map.of("kind", "offer")));
            JsonNode signal = here.await("signal", _ -> true);
            here.send(Map.of("type", "signal", "to", signal.get("from").textValue(), "data", Map.of("kind", "answer")));
            there.await("signal", data -> data.at("/data/kind").textValue().equals("answer"));

            here.send(Map.of("type", "react", "emoji", "🎉"));
            there.await("reactions", data -> data.path("🎉").intValue() == 1);

            Account eve = suite.student("Eve");
            eve.post(stream + "/join").granted();
            here.await("viewers", data -> data.get("count").intValue() == 2);
            there.await("viewers", data -> data.get("count").intValue() == 2);

            teacher.delete(stream + "/participants/" + student.id()).granted();
            there.awaitClose();
            assertThat(there.closeCode()).isEqualTo(4003);
            here.await("participant.removed", _ -> true);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNodeThatStopsSendsItsClientsAwayEachForATimeOfItsOwn(RunningSuite suite) {
        Account teacher = suite.teacher();
        String stream = suite.liveClass(teacher, List.of());

        List<RoomVisitor> visitors = new ArrayList<>();
        try (RoomNode second = suite.furtherChatNode()) {
            IntStream.range(0, 20).forEach(_ -> visitors.add(RoomVisitor.open(second.address(), teacher, stream, ALL)));
            visitors.getLast().fallSilent();
            second.stop();

            visitors.forEach(RoomVisitor::awaitClose);
            assertThat(visitors).allSatisfy(visitor -> {
                assertThat(visitor.closeCode()).isEqualTo(1012);
                assertThat(visitor.closeReason()).matches("retry-after-ms=\\d+");
            });
            assertThat(visitors.stream().map(RoomVisitor::closeReason).collect(Collectors.toSet()))
                    .hasSizeGreaterThan(1);
            assertThat(second.awaitEnd())
                    .as("it is not the one who never answers that ends the waiting")
                    .contains("chat-service stopped")
                    .doesNotContain("Timed out");
        } finally {
            visitors.forEach(RoomVisitor::close);
        }
    }

    /** Everybody posts and reads through a node that is killed, and comes back to the other one. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatWasAcknowledgedReachesWhoComesBackOnceThoughTheirNodeIsKilled(RunningSuite suite) {
        Account teacher = suite.teacher();
        List<Account> students = suite.students(4);
        String stream = suite.liveClass(teacher, students);
        Set<Long> acknowledged = new ConcurrentSkipListSet<>();
        AtomicBoolean killed = new AtomicBoolean();

        try (RoomNode second = suite.furtherChatNode()) {
            List<RoomVisitor> readers = students.stream()
                    .map(student -> RoomVisitor.open(second.address(), student, stream, ALL))
                    .toList();
            List<Thread> posters = students.stream()
                    .map(student -> Thread.ofVirtual()
                            .start(() -> post(second.address(), student, stream, acknowledged, killed)))
                    .toList();
            await().atMost(PATIENCE).until(() -> acknowledged.size() > 100);
            second.kill();
            killed.set(true);
            readers.forEach(RoomVisitor::awaitClose);
            posters.forEach(RoomTest::join);

            List<Long> log = suite.log().of(stream, "chat.posted").stream()
                    .map(Entry::seq)
                    .toList();
            assertThat(log).containsAll(acknowledged);
            for (int i = 0; i < readers.size(); i++) {
                List<Long> before = readers.get(i).seqs();
                assertThat(seenAfterComingBack(suite, students.get(i), stream, before, log.getLast()))
                        .isEqualTo(log);
            }
        }
    }

    private static void post(URI node, Account student, String stream, Set<Long> acknowledged, AtomicBoolean killed) {
        try (RoomVisitor poster = RoomVisitor.open(node, student, stream, ALL)) {
            for (int i = 0; !killed.get() && !poster.isClosed(); i++) {
                acknowledged.add(poster.say("Number " + i));
            }
        } catch (RuntimeException | AssertionError cutOff) {
            assertThat(killed).as(cutOff.toString()).isTrue();
        }
    }

    private static List<Long> seenAfterComingBack(
            RunningSuite suite, Account student, String stream, List<Long> before, long last) {
        String query = before.isEmpty() ? ALL : "?after=" + before.getLast();
        try (RoomVisitor back = RoomVisitor.open(suite.anybody().gateway(), student, stream, query)) {
            await().atMost(PATIENCE)
                    .until(() -> !back.seqs().isEmpty() && back.seqs().getLast() >= last || before.getLast() >= last);
            List<Long> seen = new ArrayList<>(before);
            seen.addAll(back.seqs());
            return seen;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
