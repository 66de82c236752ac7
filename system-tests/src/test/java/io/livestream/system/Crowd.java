package io.livestream.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** People who send one request after the other, all at the same time, until they are told to stop. */
final class Crowd implements AutoCloseable {

    /** One request and what came of it: the round of that member of the crowd, each counted from 0. */
    record Attempt(int member, int round, Reply reply) {}

    /** What a member sends in a round. */
    interface Request {

        Reply send(int member, int round);
    }

    private final Collection<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    private Crowd(int members, Request request) {
        IntStream.range(0, members).forEach(member -> threads.submit(() -> sendAll(member, request)));
    }

    static Crowd of(int members, Request request) {
        return new Crowd(members, request);
    }

    private void sendAll(int member, Request request) {
        for (int round = 0; !stopped; round++) {
            attempts.add(new Attempt(member, round, request.send(member, round)));
        }
    }

    /** Waits until that many more requests were granted. */
    void awaitGranted(int more) {
        int wanted = granted().size() + more;
        await().atMost(Duration.ofSeconds(30)).until(() -> granted().size() >= wanted);
    }

    List<Attempt> granted() {
        return attempts.stream().filter(attempt -> attempt.reply().isGranted()).toList();
    }

    List<Attempt> failed() {
        return attempts.stream().filter(attempt -> !attempt.reply().isGranted()).toList();
    }

    /** Returns when everybody has the reply to their last request. */
    @Override
    public void close() {
        stopped = true;
        threads.close();
    }
}
