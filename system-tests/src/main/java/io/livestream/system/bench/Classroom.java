package io.livestream.system.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A live class with students in it, messages and questions, made through the API; removed again at the end. */
final class Classroom implements AutoCloseable {

    private static final String PATH = "/api/livestream/";
    private static final int AT_ONCE = 8;
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
        String teacher = signUp(gateway, "teacher", "bench-%s-teacher".formatted(run));
        List<String> students = each(
                gateway, settings.students(), (_, i) -> signUp(gateway, "student", "bench-%s-%d".formatted(run, i)));
        List<String> streams = each(gateway, settings.streams(), (api, i) -> create(api, teacher, i));
        String live = PATH + streams.getFirst();
        try (Api api = new Api(gateway)) {
            api.post(live + "/start", teacher, "");
        }
        each(gateway, students.size(), (api, i) -> api.post(live + "/join", students.get(i), ""));
        int messages = settings.measures("read") ? MESSAGES : 0;
        each(gateway, messages, (api, i) -> say(api, live, students.get(i % students.size()), i));
        int asked = settings.measures("upvote") ? settings.questions() : 0;
        List<String> questions = each(gateway, asked, (api, i) -> ask(api, live, teacher, i));
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
            each(gateway, students.size(), (api, i) -> api.post(live() + "/join", students.get(i), ""));
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

    private static String signUp(URI gateway, String role, String name) throws IOException {
        String credentials = "\"email\":\"%s@bench.example\",\"password\":\"of %s, long enough\"".formatted(name, name);
        try (Api api = new Api(gateway)) {
            String account = "{%s,\"displayName\":\"%s\",\"role\":\"%s\"}".formatted(credentials, name, role);
            api.post("/api/auth/register", "", account);
            return Api.text(api.post("/api/auth/login", "", "{" + credentials + "}"), "access_token");
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

    private interface Step {

        String take(Api api, int i) throws IOException;
    }

    /** Takes that many steps, several at once, and returns their results in order. */
    private static List<String> each(URI gateway, int count, Step step) throws Exception {
        List<String> results = new ArrayList<>(count);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<List<String>>> shares = IntStream.range(0, AT_ONCE)
                    .mapToObj(share -> threads.submit(() -> share(gateway, share, count, step)))
                    .toList();
            List<List<String>> done = new ArrayList<>();
            for (Future<List<String>> share : shares) {
                done.add(share.get());
            }
            for (int i = 0; i < count; i++) {
                results.add(done.get(i % AT_ONCE).get(i / AT_ONCE));
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static List<String> share(URI gateway, int share, int count, Step step) throws IOException {
        List<String> results = new ArrayList<>();
        try (Api api = new Api(gateway)) {
            for (int i = share; i < count; i += AT_ONCE) {
                results.add(step.take(api, i));
            }
        }
        return results;
    }
}
