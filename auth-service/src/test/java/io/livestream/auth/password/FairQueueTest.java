package io.livestream.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    private final FairQueue<String> queue = new FairQueue<>(4);

    @Test
    void whatComesFromOneSourceKeepsItsOrder() {
        Stream.of("a1", "a2", "a3").forEach(item -> queue.add("a", item));

        assertThat(taken()).containsExactly("a1", "a2", "a3");
    }

    @Test
    void sourcesTakeTurns() {
        Stream.of("a1", "a2").forEach(item -> queue.add("a", item));
        Stream.of("b1", "b2").forEach(item -> queue.add("b", item));

        assertThat(taken()).containsExactly("a1", "b1", "a2", "b2");
    }

    @Test
    void whoeverHadATurnComesAfterThoseThatHaveNot() {
        queue.add("a", "a1");
        queue.add("b", "b1");
        queue.poll();
        queue.add("a", "a2");

        assertThat(taken()).containsExactly("b1", "a2");
    }

    @Test
    void whenItIsFullTheSourceWithTheMostWaitingDoesWithoutItsNewest() {
        Stream.of("a1", "a2", "a3").forEach(item -> queue.add("a", item));
        queue.add("b", "b1");

        assertThat(queue.add("c", "c1")).hasValue("a3");
        assertThat(taken()).containsExactly("a1", "b1", "c1", "a2");
    }

    @Test
    void whenItIsFullTheNewOneOfTheSourceWithTheMostWaitingHasNoPlace() {
        Stream.of("a1", "a2", "a3").forEach(item -> queue.add("a", item));
        queue.add("b", "b1");

        assertThat(queue.add("a", "a4")).hasValue("a4");
        assertThat(taken()).containsExactly("a1", "b1", "a2", "a3");
    }

    @Test
    void nothingGivesWayToASourceThatWouldHaveAsMuchWaiting() {
        Stream.of("a1", "a2").forEach(item -> queue.add("a", item));
        Stream.of("b1", "b2").forEach(item -> queue.add("b", item));

        assertThat(queue.add("a", "a3")).hasValue("a3");
        assertThat(queue.add("b", "b3")).hasValue("b3");
        assertThat(taken()).containsExactly("a1", "b1", "a2", "b2");
    }

    @Test
    void whatIsTakenBackLeavesItsPlaceAndItsTurn() {
        Stream.of("a1", "a2", "a3").forEach(item -> queue.add("a", item));
        queue.add("b", "b1");

        queue.remove("b", "b1");
        queue.remove("a", "a2");

        assertThat(queue.add("a", "a4")).isEmpty();
        assertThat(queue.add("a", "a5")).isEmpty();
        assertThat(taken()).containsExactly("a1", "a3", "a4", "a5");
    }

    @Test
    void whatWasTakenOutAlreadyCannotBeTakenBack() {
        Stream.of("a1", "a2").forEach(item -> queue.add("a", item));
        queue.poll();

        queue.remove("a", "a1");
        queue.remove("never came", "a1");

        assertThat(taken()).containsExactly("a2");
    }

    private List<String> taken() {
        return Stream.generate(queue::poll)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }
}
