package io.livestream.qa.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.sql.Sql;
import io.livestream.qa.Questions;
import io.livestream.qa.Stampede;
import io.livestream.qa.question.StreamQuestions;
import io.livestream.testing.As;
import io.livestream.testing.AtOnce;
import io.livestream.testing.Classroom;
import io.livestream.testing.LogProbe;
import io.livestream.testing.TestUser;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What must hold when a whole class presses the button at once. */
@QuarkusTest
class VoteRaceTest {

    @Inject
    DataSource database;

    @Inject
    Sql sql;

    @Inject
    StreamQuestions streamQuestions;

    @Inject
    MeterRegistry meters;

    private final TestUser teacher = As.teacher();
    private final TestUser student = As.student();
    private final Questions questions = Questions.of(Classroom.scheduled(teacher));

    /** The question is held until all of them have been let through as a first vote, so that the count alone can tell. */
    @Test
    void aThousandVotesOfOnePersonAreOne() throws SQLException {
        UUID question = questions.asked(student, "Why?");
        TestUser voter = As.student();

        CompletableFuture<List<HttpResponse<String>>> voting;
        try (Connection holder = database.getConnection()) {
            hold(question, holder);
            voting = CompletableFuture.supplyAsync(
                    () -> Stampede.post(voter, questions.path(question) + "/upvote", 1_000));
            await().atMost(Duration.ofMinutes(1)).until(() -> votesWaiting() == 1_000);
            holder.rollback();
        }
        var replies = voting.join();

        assertThat(replies).hasSize(1_000).allSatisfy(reply -> {
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).contains("\"upvotes\":1", "\"upvotedByMe\":true");
        });
        questions.get(student, question).then().body("upvotes", equalTo(1));
        assertThat(log(QuestionEvent.Upvoted.class))
                .containsExactly(new QuestionEvent.Upvoted(question, voter.id(), voter.displayName(), 1));
    }

    @Test
    void twoHundredPeopleAreTwoHundredVotes() {
        UUID question = questions.asked(student, "Why?");
        List<TestUser> voters =
                IntStream.range(0, 200).mapToObj(_ -> As.student()).toList();

        AtOnce.times(
                200,
                number -> questions.upvote(voters.get(number), question).then().statusCode(200));

        questions.get(student, question).then().body("upvotes", equalTo(200));
        assertThat(log(QuestionEvent.Upvoted.class))
                .extracting(QuestionEvent.Upvoted::upvotes)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200).boxed().toList());
    }

    @Test
    void whoVotesAndWithdrawsAllTheTimeLeavesCountAndRowsInStep() {
        UUID question = questions.asked(student, "Why?");
        List<TestUser> voters =
                IntStream.range(0, 5).mapToObj(_ -> As.student()).toList();

        AtOnce.times(200, number -> {
            TestUser voter = voters.get(number % voters.size());
            var reply = number / voters.size() % 2 == 0
                    ? questions.upvote(voter, question)
                    : questions.withdraw(voter, question);
            reply.then().statusCode(200);
        });

        long voted = voters.stream()
                .filter(voter -> questions.get(voter, question).<Boolean>path("upvotedByMe"))
                .count();
        questions.get(student, question).then().body("upvotes", equalTo((int) voted));
        assertThat(log(QuestionEvent.Upvoted.class).size()
                        - log(QuestionEvent.UpvoteWithdrawn.class).size())
                .isEqualTo((int) voted);
    }

    @Test
    void parallelVotesForManyQuestionsAllCount() {
        List<UUID> all = IntStream.range(0, 4)
                .mapToObj(number -> questions.asked(student, "Question " + number))
                .toList();
        List<TestUser> voters =
                IntStream.range(0, 25).mapToObj(_ -> As.student()).toList();

        AtOnce.times(
                100,
                number -> questions
                        .upvote(voters.get(number / 4), all.get((number + number / 4) % 4))
                        .then()
                        .statusCode(200));

        List<Integer> upvotes = questions.list(student).path("items.upvotes");
        assertThat(upvotes).containsExactly(25, 25, 25, 25);
    }

    @Test
    void whileAQuestionGoesAVoteCountsOrFindsItGone() {
        whileItIsVotedFor(question -> questions.delete(teacher, question).then().statusCode(204), 404);
    }

    @Test
    void whileAQuestionIsDismissedAVoteCountsOrIsToldSo() {
        whileItIsVotedFor(
                question ->
                        questions.status(teacher, question, "dismissed").then().statusCode(200),
                409);
    }

    /** Twenty people vote, and this happens in their midst: each vote is counted, or refused with this status, also one more after it. */
    private void whileItIsVotedFor(Consumer<UUID> happening, int refusal) {
        List<TestUser> voters =
                IntStream.range(0, 20).mapToObj(_ -> As.student()).toList();
        for (int round = 0; round < 5; round++) {
            UUID question = questions.asked(student, "Round " + round);

            AtOnce.times(21, number -> {
                if (number == 7) {
                    happening.accept(question);
                } else {
                    int status =
                            questions.upvote(voters.get(number % 20), question).statusCode();
                    assertThat(status).isIn(200, refusal);
                }
            });

            questions.upvote(As.student(), question).then().statusCode(refusal);
        }
    }

    @Test
    void whileAQuestionIsAnsweredNoVoteIsLost() {
        UUID question = questions.asked(student, "Why?");
        List<TestUser> voters =
                IntStream.range(0, 50).mapToObj(_ -> As.student()).toList();

        AtOnce.times(60, number -> {
            if (number % 6 == 0) {
                questions.answer(teacher, question, "Version " + number).then().statusCode(200);
            } else {
                questions
                        .upvote(voters.get(number - number / 6 - 1), question)
                        .then()
                        .statusCode(200);
            }
        });

        questions.get(student, question).then().body("upvotes", equalTo(50)).header("ETag", "\"10\"");
    }

    /** Wherever the later question is met first: in the table, by its votes and by its age. */
    @Test
    void votesAndTheEndOfAStreamDoNotBlockEachOther() throws Exception {
        UUID first = questions.asked(student, "First?");
        UUID second = questions.asked(student, "Second?");
        questions.upvote(As.student(), second).then().statusCode(200);
        sql.update("update questions set text = text || '?' where id = ?", first);

        CompletableFuture<Void> forgetting;
        try (Connection voter = database.getConnection()) {
            voter.setAutoCommit(false);
            vote(first, voter);
            forgetting = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew()
                    .run(() -> streamQuestions.forget(questions.classroom().id())));
            await().until(this::somebodyWaitsForALock);
            vote(second, voter);
            voter.commit();
        }

        forgetting.get(30, TimeUnit.SECONDS);
        questions.get(student, second).then().statusCode(404);
    }

    private static void vote(UUID question, Connection voter) throws SQLException {
        try (var statement =
                voter.prepareStatement("select * from cast_upvotes(array[?]::uuid[], array[?]::uuid[], now())")) {
            statement.setObject(1, question);
            statement.setObject(2, UUID.randomUUID());
            statement.execute();
        }
    }

    private boolean somebodyWaitsForALock() {
        return sql.first("select 1 as one from pg_locks where not granted", row -> row.number("one"))
                .isPresent();
    }

    private static void hold(UUID question, Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (var statement = holder.prepareStatement("select 1 from questions where id = ? for update")) {
            statement.setObject(1, question);
            statement.execute();
        }
    }

    private int votesWaiting() {
        Gauge waiting = meters.find("livestream.qa.votes.waiting").gauge();
        return waiting == null ? 0 : (int) waiting.value();
    }

    private <E extends QuestionEvent> List<E> log(Class<E> type) {
        return LogProbe.log().eventsOf(questions.classroom().id(), type);
    }
}
