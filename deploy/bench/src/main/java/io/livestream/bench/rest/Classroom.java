package io.livestream.bench.rest;

import io.livestream.bench.Api;
import io.livestream.bench.Setup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A live class with students in it, messages and questions, made through the API; removed again at the end. */
final class Classroom implements AutoCloseable {

    private static final String PATH = "/api/livestream/";
    /** A whole page of messages is there to be read, whatever is measured first. */
    private static final int MESSAGES = 60;
    /** A seat is held for a minute. */
    private static final Duration RENEWAL = Duration.ofSeconds(20);

    private final URI gateway;
    private final String teacher;
    private final List<String> students;
    private final List<String> streams;
    private final List<String> questions;
    private final int messages;
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("renewal").daemon().unstarted(task));

    private Classroom(
            URI gateway,
            String teacher,
            List<String> students,
            List<String> streams,
            List<String> questions,
            int messages) {
        this.gateway = gateway;
        this.messages = messages;
        this.teacher = teacher;
        this.students = students;
        this.streams = streams;
        this.questions = questions;
    }

    static Classroom open(Settings settings) throws Exception {
        URI gateway = settings.gateway();
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        String teacher = Setup.signUp(gateway, "teacher", "bench-%s-teacher".formatted(run));
        List<String> students = Setup.each(
                gateway,
                settings.students(),
                (_, i) -> Setup.signUp(gateway, "student", "bench-%s-%d".formatted(run, i)));
        List<String> streams = Setup.each(gateway, settings.streams(), (api, i) -> create(api, teacher, i));
        String live = PATH + streams.getFirst();
        try (Api api = new Api(gateway)) {
            api.post(live + "/start", teacher, "");
        }
        int asked = settings.measures("upvote") ? settings.questions() : 0;
        List<String> questions = Setup.each(gateway, asked, (api, i) -> ask(api, live, teacher, i));
        // The students come last: asking takes long, and a seat lasts a minute.
        Setup.each(gateway, students.size(), (api, i) -> api.post(live + "/join", students.get(i), ""));
        int messages = settings.measures("read") ? MESSAGES : 0;
        Setup.each(gateway, messages, (api, i) -> say(api, live, students.get(i % students.size()), i));
        Classroom classroom = new Classroom(gateway, teacher, students, streams, questions, messages);
        classroom.keepSeats();
        return classroom;
    }

    /** The path of the live stream. */
    String live() {
        return PATH + streams.getFirst();
    }

    List<String> students() {
        return students;
    }

    /** How many messages there were before anything was measured. */
    int messages() {
        return messages;
    }

    /** Asked by the teacher, so that each student may vote on each. */
    List<String> questions() {
        return questions;
    }

    URI gateway() {
        return gateway;
    }

    String stats() throws IOException {
        try (Api api = new Api(gateway)) {
            return api.get(live() + "/stats", teacher);
        }
    }

    private void keepSeats() {
        renewal.scheduleAtFixedRate(this::rejoin, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
    }

    private void rejoin() {
        try {
            Setup.each(gateway, students.size(), (api, i) -> api.post(live() + "/join", students.get(i), ""));
        } catch (Exception e) {
            System.err.println("A seat could not be kept: " + e.getMessage());
        }
    }

    /** The class is over, and nobody's list is left longer than it was. The accounts remain, and so does the log. */
    @Override
    public void close() throws IOException {
        renewal.shutdownNow();
        try (Api api = new Api(gateway)) {
            api.post(live() + "/stop", teacher, "");
            for (String stream : streams) {
                api.call("DELETE", PATH + stream, teacher, "");
            }
        }
    }

    private static String create(Api api, String teacher, int i) throws IOException {
        String stream = """
            {"title":"Measured class %d","description":"Made to be listed, removed when the measuring ends.",\
            "tags":["measured","class %d"]}\
            """.formatted(i, i % 7);
        return Api.text(api.post(PATH, teacher, stream), "id");
    }

    private static String say(Api api, String live, String student, int i) throws IOException {
        return api.post(live + "/chat", student, "{\"text\":\"Message %d before the measuring\"}".formatted(i));
    }

    private static String ask(Api api, String live, String teacher, int i) throws IOException {
        String question = "{\"text\":\"Question %d: how is that to be understood?\"}".formatted(i);
        return Api.text(api.post(live + "/questions/", teacher, question), "id");
    }
}
