package io.livestream.bench.rest;

import static io.livestream.bench.RequestBuffer.encoded;

import io.livestream.bench.Api;
import io.livestream.bench.RequestBuffer;
import java.util.List;
import java.util.stream.Stream;

/** What is measured: the two calls that write most and the two that read most in a class. */
final class Scenarios {

    private static final byte[] END = encoded("\r\n");
    private static final int DIGITS = 9;

    private final byte[][] headers;
    private final Classroom classroom;

    private Scenarios(Classroom classroom) {
        this.classroom = classroom;
        this.headers = classroom.students().stream()
                .map(token -> encoded(Api.headers(classroom.gateway(), token)))
                .toArray(byte[][]::new);
    }

    static List<Scenario> of(Settings settings, Classroom classroom) {
        Scenarios scenarios = new Scenarios(classroom);
        return Stream.of(scenarios.chat(), scenarios.list(), scenarios.read(), scenarios.upvote())
                .filter(scenario -> settings.measures(scenario.name()))
                .toList();
    }

    private byte[] student(long n) {
        return headers[(int) (n % headers.length)];
    }

    private Scenario chat() {
        byte[] before = encoded("{\"text\":\"Message ");
        byte[] after = encoded(": can everybody see the second slide?\"}");
        byte[] line = encoded("POST %s/chat HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
                .formatted(classroom.live(), before.length + DIGITS + after.length));
        return new Scenario(
                "chat",
                "post a chat message",
                "the students in turn, all in one stream, 58 characters each",
                (n, into) -> into.add(line)
                        .add(student(n))
                        .add(END)
                        .add(before)
                        .addNumber(n, DIGITS)
                        .add(after));
    }

    private Scenario list() {
        return get("list", "list 20 streams", "/api/livestream/?limit=20", "the first page as each student sees it");
    }

    private Scenario read() {
        String path = classroom.live() + "/chat?limit=50";
        return get("read", "read 50 messages", path, "the newest of one stream, for the students in turn");
    }

    private Scenario get(String name, String title, String path, String meaning) {
        byte[] line = encoded("GET %s HTTP/1.1\r\n".formatted(path));
        return new Scenario(
                name,
                title,
                meaning,
                (n, into) -> into.add(line).add(student(n)).add(END));
    }

    /**
     * Consecutive requests are of different students on different questions, and no pair comes twice until all have come.
     */
    private Scenario upvote() {
        byte[] before = encoded("POST %s/questions/".formatted(classroom.live()));
        byte[] after = encoded("/upvote HTTP/1.1\r\nContent-Length: 0\r\n");
        byte[][] questions =
                classroom.questions().stream().map(RequestBuffer::encoded).toArray(byte[][]::new);
        String meaning = "a new vote each: a student on a question they had not voted on, as long as there are any (%d)"
                .formatted((long) questions.length * headers.length);
        return new Scenario("upvote", "upvote", meaning, (n, into) -> {
            int question = (int) (n % questions.length);
            long round = n / questions.length;
            into.add(before)
                    .add(questions[question])
                    .add(after)
                    .add(student(round + question))
                    .add(END);
        });
    }
}
