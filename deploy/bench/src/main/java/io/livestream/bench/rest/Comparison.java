package io.livestream.bench.rest;

import io.livestream.bench.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the suite acknowledged beside what it counts afterwards: speed that loses something is none.
 *
 * @param acknowledged what clients were told
 * @param uncertain requests of which nobody knows whether they were carried out: the reply was lost, or says that the service failed
 * @param counted what analytics-service counts from the log
 */
record Comparison(String what, long acknowledged, long uncertain, long counted) {

    private static final int ATTEMPTS = 60;

    /** Asks again for a while, since the figures may have some catching up to do. */
    static List<Comparison> of(Classroom classroom, List<Result> results) throws IOException, InterruptedException {
        List<Comparison> found = List.of();
        for (int i = 0; i < ATTEMPTS; i++) {
            found = compare(classroom, results);
            if (found.stream().allMatch(Comparison::agrees)) {
                return found;
            }
            new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
        }
        return found;
    }

    private static List<Comparison> compare(Classroom classroom, List<Result> results) throws IOException {
        String stats = classroom.stats();
        List<Comparison> comparisons = new ArrayList<>();
        for (Result result : results) {
            switch (result.scenario().name()) {
                case "chat" ->
                    comparisons.add(new Comparison(
                            "messages posted",
                            classroom.messages() + result.acknowledged(),
                            result.uncertain(),
                            Api.number(stats, "chatMessages")));
                case "upvote" ->
                    comparisons.add(new Comparison(
                            "votes cast", result.acknowledged(), result.uncertain(), Api.number(stats, "upvotes")));
                default -> {
                    // Reading changes nothing.
                }
            }
        }
        return comparisons;
    }

    boolean agrees() {
        return counted >= acknowledged && counted <= acknowledged + uncertain;
    }
}
