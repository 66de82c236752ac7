package io.livestream.bench.room;

import io.livestream.bench.Api;
import io.livestream.bench.Setup;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A live class with students in it, whose room is measured; made through the API and removed again at the end. */
final class MeasuredClass implements AutoCloseable {

    private static final String PATH = "/api/livestream/";

    private final URI gateway;
    private final String teacher;
    private final List<String> students;
    private final String path;

    private MeasuredClass(URI gateway, String teacher, List<String> students, String path) {
        this.gateway = gateway;
        this.teacher = teacher;
        this.students = students;
        this.path = path;
    }

    /** Everybody joins once: from then on an open socket keeps the seat. */
    static MeasuredClass open(URI gateway, int count) throws Exception {
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        String teacher = Setup.signUp(gateway, "teacher", "bench-%s-teacher".formatted(run));
        List<String> students =
                Setup.each(gateway, count, (_, i) -> Setup.signUp(gateway, "student", "bench-%s-%d".formatted(run, i)));
        try (Api api = new Api(gateway)) {
            String stream = "{\"title\":\"Measured room\",\"maxViewers\":%d}".formatted(count);
            String path = PATH + Api.text(api.post(PATH, teacher, stream), "id");
            api.post(path + "/start", teacher, "");
            return new MeasuredClass(gateway, teacher, students, path);
        }
    }

    void join() throws Exception {
        Setup.each(gateway, students.size(), (api, i) -> api.post(path + "/join", students.get(i), ""));
    }

    String room() {
        return path + "/room";
    }

    /** Their tokens. */
    List<String> students() {
        return students;
    }

    @Override
    public void close() throws IOException {
        try (Api api = new Api(gateway)) {
            api.post(path + "/stop", teacher, "");
            api.call("DELETE", path, teacher, "");
        }
    }
}
