package io.livestream.stream.participation;

import static io.livestream.stream.Lessons.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.livestream.platform.event.ParticipantEvent.Joined;
import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeatRaceTest {

    private static final int SEATS = 100;

    private final TestUser teacher = As.teacher();

    @TestHTTPResource("/")
    URI server;

    @Inject
    Sql sql;

    @Test
    void fiveHundredAtOnceOnAHundredSeatsAreAHundred() throws Exception {
        UUID id = Lessons.live(teacher, "maxViewers", SEATS);
        var crowd = crowd(500);

        Map<Integer, Long> statuses = atOnce(crowd, student -> post(student, id, "/join"));

        assertThat(statuses).isEqualTo(Map.of(200, (long) SEATS, 409, 400L));
        Lessons.get(teacher, id).then().body("viewerCount", is(SEATS)).body("peakViewers", is(SEATS));
        assertThat(presentIn(id)).isEqualTo(SEATS);
        assertThat(LogProbe.log().eventsOf(id, Joined.class)).hasSize(SEATS);
    }

    @Test
    void theCountIsRightAfterManyHaveComeAndGoneAtOnce() throws Exception {
        UUID id = Lessons.live(teacher, "maxViewers", 20);
        var crowd = crowd(60);

        atOnce(crowd, student -> {
            post(student, id, "/join");
            post(student, id, "/leave");
            return post(student, id, "/join");
        });

        int present = presentIn(id);
        assertThat(present).isBetween(1, 20);
        Lessons.viewersAre(teacher, id, present);
        assertThat(LogProbe.log().eventsOf(id, Joined.class).size()
                        - LogProbe.log().eventsOf(id, Left.class).size())
                .isEqualTo(present);
    }

    private static List<TestUser> crowd(int size) {
        return IntStream.range(0, size).mapToObj(_ -> As.student()).toList();
    }

    private Map<Integer, Long> atOnce(List<TestUser> crowd, Function<TestUser, Integer> call)
            throws ExecutionException, InterruptedException {
        List<Future<Integer>> replies = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (TestUser student : crowd) {
                replies.add(threads.submit(() -> call.apply(student)));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (var reply : replies) {
            statuses.add(reply.get());
        }
        return statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }

    /** One client for all: a client of its own for each would take more time than the race. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private int post(TestUser user, UUID id, String rest) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path(id, rest)))
                .header("Authorization", "Bearer " + user.token())
                .POST(BodyPublishers.noBody())
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int presentIn(UUID id) {
        return sql.first(
                        "select count(*) as n from stream_participants where stream_id = ? and present and not teacher",
                        row -> (int) row.number("n"),
                        id)
                .orElseThrow();
    }
}
