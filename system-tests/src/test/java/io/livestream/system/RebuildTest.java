package io.livestream.system;

import static io.livestream.system.RunningSuite.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures are a function of the log: counted again from its start they are the same to the byte. */
@ExtendWith(OnTheSuite.class)
class RebuildTest {

    @Test
    void figuresCountedAgainAreTheSameBytes(RunningSuite suite) {
        Account teacher = suite.teacher();
        List<Account> students = suite.students(3);
        String ended = busyClass(suite, teacher, students);
        teacher.post(ended + "/stop").granted();
        String live = busyClass(suite, teacher, students);
        Map<String, String> before = figures(teacher, ended, live);

        suite.rebuildAnalytics();

        assertThat(figures(teacher, ended, live)).isEqualTo(before);
    }

    private static String busyClass(RunningSuite suite, Account teacher, List<Account> students) {
        String stream = suite.liveClass(teacher, students);
        for (Account student : students) {
            student.post(stream + "/chat", Map.of("text", "Good morning")).granted();
        }
        Account first = students.getFirst();
        Account last = students.getLast();
        String question = stream + "/questions/"
                + first.post(stream + "/questions", Map.of("text", "Why?"))
                        .granted()
                        .text("id");
        first.post(stream + "/questions", Map.of("text", "How?", "anonymous", true))
                .granted();
        last.post(question + "/upvote").granted();
        last.delete(question + "/upvote").granted();
        students.get(1).post(question + "/upvote").granted();
        teacher.put(question + "/answer", Map.of("spoken", true)).granted();
        first.post(stream + "/leave").granted();
        first.post(stream + "/join").granted();
        teacher.delete(stream + "/participants/" + last.id()).granted();
        return stream;
    }

    private static Map<String, String> figures(Account teacher, String... streams) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (String stream : streams) {
            for (String path : List.of("/stats", "/stats/timeline?step=1", "/stats/attendance")) {
                figures.put(stream + path, text(teacher.get(stream + path)));
            }
            Client csv = teacher.with("Accept", "text/csv");
            figures.put(stream + " as a file", text(csv.get(stream + "/stats/attendance")));
        }
        figures.put("overview", text(teacher.get(STREAMS + "stats/overview")));
        return figures;
    }

    private static String text(Reply reply) {
        return new String(reply.granted().body(), StandardCharsets.UTF_8);
    }
}
