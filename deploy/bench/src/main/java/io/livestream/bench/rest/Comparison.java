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
 * @param counted what analytics-service counts from the log
 */
record Comparison(String what, long acknowledged, long counted) {

    private static final int ATTEMPTS = 60;

    /** Asks again for a while, since the figures may have some catching up to do. */
    static List<Comparison> of(Classroom classroom, List<Result> results) throws IOException, InterruptedException {
        List<Comparison> found = List.of();
        for (int i = 0; i < ATTEMPTS; i++) {
            found = compare(classroom.stats(), results);
            if (found.stream().allMatch(Comparison::agrees)) {
                return found;
            }
            new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
        }
        return found;
    }

    private static List<Comparison> compare(String stats, List<Result> results) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Result result : results) {
            switch (result.scenario().name()) {
                case "chat" ->
                    comparisons.add(new Comparison(
                            "messages posted", result.acknowledged(), Api.number(stats, "chatMessages")));
                case "upvote" ->
                    comparisons.add(new Comparison("votes cast", result.acknowledged(), Api.number(stats, "upvotes")));
                default -> {
                    // Reading changes nothing.
                }
            }
        }
        return comparisons;
    }

    /** More may be counted: messages before the measuring, and requests whose reply was lost. */
    boolean agrees() {
        return counted >= acknowledged;
    }
}
