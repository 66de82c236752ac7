package io.livestream.local.rehearsal;

import io.livestream.local.folder.Accounts;
import io.livestream.local.suite.ApiClient;
import io.livestream.local.suite.Suite;
import java.time.Duration;
import java.time.Instant;

/** A short class, played through the REST API over and over, so that the JVMs see what they will do all day. */
final class Walk {

    private static final Duration TIME = Duration.ofSeconds(6);
    private static final String STREAMS = "/api/livestream/";

    private final ApiClient api;
    private final String teacher;
    private final String student;

    private Walk(ApiClient api, Accounts accounts) {
        this.api = api;
        this.teacher = api.login(accounts.teacher());
        this.student = api.login(accounts.student());
    }

    static void play(Suite suite) {
        try (ApiClient api = suite.api()) {
            Walk walk = new Walk(api, suite.accounts());
            long end = System.nanoTime() + TIME.toNanos();
            do {
                walk.once();
            } while (System.nanoTime() < end);
        }
    }

    private void once() {
        String stream = STREAMS
                + api.post(STREAMS, teacher, "{\"title\":\"Rehearsal %s\"}".formatted(Instant.now()))
                        .text("id");
        api.post(stream + "/start", teacher, "");
        api.post(stream + "/join", student, "");
        String question = stream + "/questions/"
                + api.post(stream + "/questions/", student, "{\"text\":\"Is this a rehearsal?\"}")
                        .text("id");
        for (int i = 0; i < 10; i++) {
            api.post(stream + "/chat", student, "{\"text\":\"Hello number %d\"}".formatted(i));
            api.get(stream + "/chat?limit=50", student);
            api.post(question + "/upvote", teacher, "");
            api.get(stream + "/questions/?sort=votes", student);
            api.get(STREAMS + "?limit=20", student);
        }
        api.get(stream + "/stats", teacher);
        api.get(stream + "/stats/attendance", teacher);
        api.get(stream + "/participants", teacher);
        api.post(stream + "/stop", teacher, "");
    }
}
