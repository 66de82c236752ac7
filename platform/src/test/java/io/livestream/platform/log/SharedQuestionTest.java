package io.livestream.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedQuestionTest {

    /** The questions that were sent to the broker, to be answered by the test. */
    private final List<CompletableFuture<Long>> sent = new ArrayList<>();

    private final AtomicLong time = new AtomicLong();
    private final SharedQuestion<Long> end = new SharedQuestion<>(
            () -> {
                CompletableFuture<Long> question = new CompletableFuture<>();
                sent.add(question);
                return question;
            },
            time::get);

    @Test
    void whoAsksAloneIsAnsweredByAQuestionOfTheirOwn() {
        CompletableFuture<Long> answer = end.ask();

        sent.getFirst().complete(7L);

        assertThat(answer).isCompletedWithValue(7L);
    }

    @Test
    void whoAskWhileAQuestionIsUnderWayShareTheNext() {
        end.ask();
        List<CompletableFuture<Long>> waiting =
                Stream.generate(end::ask).limit(50).toList();

        sent.getFirst().complete(7L);
        sent.getLast().complete(9L);

        assertThat(sent).hasSize(2);
        assertThat(waiting).allSatisfy(answer -> assertThat(answer).isCompletedWithValue(9L));
    }

    @Test
    void nobodyGetsAnAnswerToAQuestionThatWasSentBeforeTheirs() {
        end.ask();
        CompletableFuture<Long> later = end.ask();

        sent.getFirst().complete(7L);

        assertThat(later).isNotDone();
    }

    @Test
    void whoAsksAfterTheAnswerIsAnsweredAnew() {
        end.ask();
        sent.getFirst().complete(7L);

        CompletableFuture<Long> later = end.ask();

        assertThat(later).isNotDone();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aQuestionThatFailsFailsForThoseWhoSharedItAndNotForTheNext() {
        CompletableFuture<Long> failed = end.ask();
        CompletableFuture<Long> next = end.ask();

        sent.getFirst().completeExceptionally(new IllegalStateException("no broker"));
        sent.getLast().complete(9L);

        assertThat(failed).isCompletedExceptionally();
        assertThat(next).isCompletedWithValue(9L);
    }

    @Test
    void whoShareTheNextQuestionDoNotWaitThroughASecondSilence() {
        CompletableFuture<Long> unanswered = end.ask();
        CompletableFuture<Long> next = end.ask();

        sent.getFirst().completeExceptionally(new CompletionException(new TimeoutException()));

        assertThat(unanswered).isCompletedExceptionally();
        assertThat(next).isCompletedExceptionally();
        assertThat(sent).hasSize(1);
    }

    @Test
    void whoAsksSoonAfterASilenceIsRefusedAndWhoAsksLaterAsksAnew() {
        end.ask();
        sent.getFirst().completeExceptionally(new CompletionException(new TimeoutException()));

        CompletableFuture<Long> soon = end.ask();
        time.addAndGet(SharedQuestion.QUIET.toNanos());
        CompletableFuture<Long> later = end.ask();

        assertThat(soon).isCompletedExceptionally();
        assertThat(later).isNotDone();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aQuestionThatCannotBeSentHoldsUpNobody() {
        SharedQuestion<Long> broken = new SharedQuestion<>(() -> {
            throw new IllegalStateException("no broker");
        });

        assertThat(Stream.generate(broken::ask).limit(2))
                .allSatisfy(answer -> assertThat(answer).isCompletedExceptionally());
    }
}
